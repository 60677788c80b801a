// Shows the review of a pull request in it, and says by a commit status whether those approved who must. Runs for the default branch, with
// the right to write, after `review.yml` ran for the pull request without it. What that run hands over was made by code that the pull
// request may have changed: it is shown, and believed only where the pull request changes nothing but the configuration.

import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { all, block, bot, call, event, file, fitting, inline, longest, output, repository, sticky, summarize } from './github.mjs';

const workflow = 'review.yml';
const context = 'infrapoc/review';
const configuration = 'config';

/** The labels that this script sets, and so may take away. */
const label = /^review:[a-z0-9-]{1,40}$/;

/** What a pull request may change without changing how it is reviewed. */
const isData = path => /^config\/(?:[\w-]+\/)*[\w-]+\.yaml$|^(?:[\w-]+\/)*[\w.-]+\.md$/.test(path);

/**
 * The run whose review counts: the newest for the same commit of the same branch that was started by the pull request, and not by an
 * approval. Another branch at the same commit may be compared with another base.
 */
async function find() {
  const { workflow_run: run } = event();
  if (run.path?.split('@')[0] !== `.github/workflows/${workflow}` || !['pull_request', 'pull_request_review'].includes(run.event)) return;
  if (run.event === 'pull_request') return output('run', run.id);
  const runs = await all(
    repository(`/actions/workflows/${workflow}/runs?event=pull_request&status=completed&head_sha=${run.head_sha}`), page => page.workflow_runs);
  const own = runs.filter(each => each.head_branch === run.head_branch && each.head_repository?.id === run.head_repository?.id);
  if (own.length > 0) output('run', own.reduce((newest, each) => each.id > newest.id ? each : newest).id);
}

async function post(folder) {
  const { workflow_run: run, repository: { default_branch: main } } = event();
  const owner = run.head_repository?.owner.login;
  const pulls = owner ? await all(repository(`/pulls?state=all&head=${encodeURIComponent(`${owner}:${run.head_branch}`)}`)) : [];
  const same = pulls.filter(({ head }) => head.sha === run.head_sha && head.repo?.id === run.head_repository.id);
  const pull = same.find(({ state, base }) => state === 'open' && base.ref === main);
  if (!pull) return summarize(`No open pull request to ${main} has the commit ${run.head_sha}: nothing to show.`);

  const { review, text, base, problem } = read(folder, run);
  const problems = [problem, ...(review?.refused ?? []).map(inline)].filter(Boolean);
  if (same.some(({ base }) => base.ref !== main)) {
    problems.push(`The same commit is in a pull request to another branch: close that one, and push a new commit here. / ${'別のブランチへのプルリクエストにも同じコミットがあります。そちらを閉じ、新しいコミットをプッシュしてください。'}`);
  }
  const { object: { sha: tip } } = await call('GET', repository(`/git/ref/heads/${main}`));
  if (base && base !== tip) {
    problems.push(`\`${main}\` has moved since this review: update the branch. / このレビューの後に \`${main}\` が更新されました。ブランチを更新してください。`);
  }

  const changed = (await all(repository(`/pulls/${pull.number}/files`)))
    .flatMap(each => [each.filename, ...each.previous_filename ? [each.previous_filename] : []]);
  // GitHub lists 3,000 files at most.
  const isCode = changed.length >= 3000 || !changed.every(isData);
  const needed = approvalsOf(review);
  if (isCode) needed.push({ kind: 'more-than-configuration', approvers: await coders(), why: 'changes how it is reviewed itself / レビューの仕組みも変更' });
  const approvals = needed.length > 0 ? await judge(needed, pull, run.head_sha) : [];
  const waiting = approvals.filter(({ by }) => by.length === 0);

  const before = [
    ...isCode && review ? ['> [!WARNING]\n> The pull request changes more than the configuration, so its own code made this review. / 設定以外も変更しているため、変更後のコードが作成したレビューです。'] : [],
    ...problems.map(each => `> [!CAUTION]\n> ${each}`),
  ];
  // Above the review, whose text could hide what comes after it.
  if (approvals.length > 0) before.push(approvalText(approvals, run.head_sha));
  const after = [`[run / 実行](${run.html_url})`];
  const room = longest - [...before, ...after].join('\n\n').length - 100;
  const address = await sticky(pull.number, 'review', [...before, fitting(text, room), ...after].join('\n\n'));
  await setLabels(pull, review);
  await call('POST', repository(`/statuses/${run.head_sha}`), {
    state: problems.length > 0 ? 'failure' : waiting.length > 0 ? 'pending' : 'success',
    context,
    description: problems.length > 0 ? 'Refused, see the comment / 却下（コメントを参照）'
      : waiting.length > 0 ? `Waiting for / 承認待ち: ${waiting.map(({ kind }) => kind).join(', ')}`.slice(0, 140)
        : 'Nobody has to approve, or all did / 必要な承認はそろっています',
    target_url: address,
  });
}

/** What the run without rights made; problem says what is wrong with it. */
function read(folder, run) {
  if (run.conclusion !== 'success' && run.event === 'pull_request' || !existsSync(folder)) {
    return { text: '', problem: `The review could not be made: see the [run](${run.html_url}). / レビューを作成できませんでした。実行の記録を確認してください。` };
  }
  try {
    const [json, text, base] = ['review.json', 'review.md', 'base'].map(name => {
      const path = join(folder, name);
      if (statSync(path).size > 8 * 1024 * 1024) throw new Error(`${name} is too large`);
      return readFileSync(path, 'utf8');
    });
    const review = JSON.parse(json);
    approvalsOf(review);
    return { review, text, base: base.trim() };
  } catch (error) {
    return { text: block(error.message), problem: 'The review cannot be read. / レビューを読み取れません。' };
  }
}

/** Who must approve by the rules, and why. */
function approvalsOf(review) {
  return (review?.approvals ?? []).map(({ kind, approvers, why, concerns = [] }) => {
    if (typeof kind !== 'string' || !approvers.every(login => typeof login === 'string')) throw new Error('An approval is not as it must be');
    return { kind: kind.replace(/[^\w-]/g, '').slice(0, 40), approvers, why: inline([why, ...concerns].join(' / ')) };
  });
}

/** Who approves changes of code by the rules of the default branch; nobody, where they are not written as the sample has them. */
async function coders() {
  return codersOf(await file(`${configuration}/approvals.yaml`) ?? '');
}

export function codersOf(rules) {
  const [, rule] = /^ *- when: *code-changed\b(.*(?:\n(?! *- when:).*)*)/m.exec(rules.replaceAll('\r', '')) ?? [];
  const [, names] = /^ *approvers: *\[([^\]\n]*)\]/m.exec(rule ?? '') ?? [];
  return (names ?? '').split(',').map(name => name.trim().replace(/^(["'])(.*)\1$/, '$2')).filter(Boolean);
}

/** Who of those who may did approve this very commit. Who opened the pull request never counts. */
async function judge(needed, pull, head) {
  const latest = new Map();
  for (const { user, state, commit_id: commit } of await all(repository(`/pulls/${pull.number}/reviews`))) {
    if (user && state !== 'COMMENTED') latest.set(user.login.toLowerCase(), state === 'APPROVED' && commit === head);
  }
  latest.delete(pull.user?.login.toLowerCase());
  latest.delete(bot);
  return needed.map(each => ({ ...each, by: each.approvers.filter(login => latest.get(login.toLowerCase()) === true) }));
}

/** Who has approved; who must, and why, is in the review where the rules ask for it. */
function approvalText(approvals, head) {
  const lines = approvals.map(({ kind, approvers, why, by }) => by.length > 0
    ? `- ✅ **${kind}**: ${by.map(inline).join(', ')}`
    : `- ⏳ **${kind}**: ${approvers.map(inline).join(' | ') || 'nobody is named in `approvals.yaml` / `approvals.yaml` に承認者がいません'} (${why})`);
  return `### Approvals of ${head.slice(0, 7)} / ${head.slice(0, 7)} の承認\n\n${lines.join('\n')}`;
}

async function setLabels(pull, review) {
  const wanted = (Array.isArray(review?.labels) ? review.labels : []).filter(name => label.test(name));
  const present = pull.labels.map(({ name }) => name).filter(name => label.test(name));
  const added = wanted.filter(name => !present.includes(name));
  if (added.length > 0) await call('POST', repository(`/issues/${pull.number}/labels`), { labels: added });
  for (const name of present.filter(each => !wanted.includes(each))) {
    await call('DELETE', repository(`/issues/${pull.number}/labels/${encodeURIComponent(name)}`), undefined, { missing: [404] });
  }
}

const [, , command, folder] = process.argv;
if (command === 'find') await find();
if (command === 'post') await post(folder);
