// Shows the review of a pull request in it, and says by a commit status whether those approved who must. Runs for the default branch, with
// the right to write, after `review.yml` ran for the pull request without it. What that run hands over was made by code that the pull
// request may have changed: it is shown, and believed only where the pull request changes nothing but the configuration.

import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { all, block, bot, call, editors, event, file, fitting, inline, longest, output, repository, sticky, summarize } from './github.mjs';

const workflow = 'review.yml';
const context = 'infrapoc/review';
const configuration = 'config';

/** The labels that this script sets, and so may take away. */
const label = /^review:[a-z0-9-]{1,40}$/;

/** What GitHub calls it when a pull request gets another base, by hand or because its own was deleted. */
const baseChanges = ['base_ref_changed', 'automatic_base_change_succeeded'];

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
  const { pull, authors, isElsewhere } = await reviewed(run, main);
  if (!pull) return summarize(`No open pull request to ${main} has the commit ${run.head_sha}: nothing to show.`);

  const { review, text, base, problem } = read(folder, run);
  const problems = problem ? [problem] : [];
  if (isElsewhere) {
    problems.push(`This commit is or was in a pull request to another branch: close that one, and push a new commit here; where the base of this one was changed, open a new one with it. / ${'このコミットは、別のブランチへのプルリクエストにも含まれている（いた）ものです。そちらを閉じ、新しいコミットをプッシュしてください。このプルリクエストのマージ先を変更した場合は、新しいコミットで新しいプルリクエストを作成してください。'}`);
  }
  const { object: { sha: tip } } = await call('GET', repository(`/git/ref/heads/${main}`));
  if (base && base !== tip) {
    problems.push(`\`${main}\` has moved since this review: update the branch. / このレビューの後に \`${main}\` が更新されました。ブランチを更新してください。`);
  }
  problems.push(...(review?.refused ?? []).map(inline));

  const commits = await all(repository(`/pulls/${pull.number}/commits`));
  // GitHub lists no more of them, so that nobody knows who wrote the others.
  if (commits.length >= 250) problems.push('There are 250 commits or more: squash them. / コミットが 250 個以上あります。まとめてください。');
  const changed = (await all(repository(`/pulls/${pull.number}/files`)))
    .flatMap(each => [each.filename, ...each.previous_filename ? [each.previous_filename] : []]);
  // GitHub lists 3,000 files at most.
  const isCode = changed.length >= 3000 || !changed.every(isData);
  const needed = [
    ...isCode ? [{ kind: 'more-than-configuration', approvers: await coders(), why: 'changes how it is reviewed itself / レビューの仕組みも変更' }] : [],
    ...approvalsOf(review),
  ];
  const approvals = needed.length > 0 ? await judge(needed, pull, [...authors, ...await writers(pull, commits)], run.head_sha) : [];
  const waiting = approvals.filter(({ by }) => by.length === 0);

  const before = [
    ...isCode && text ? ['> [!WARNING]\n> The pull request changes more than the configuration, so its own code made this review, which is shown as plain text. / 設定以外も変更しているため、変更後のコードが作成したレビューです。そのままの文字で表示します。'] : [],
    // Above the review, whose text could hide what comes after it; cut, because changed code may have written any number of them.
    ...problems.length > 0 ? [fitting(problems.map(each => `> [!CAUTION]\n> ${each}`).join('\n\n'), 10_000)] : [],
    ...approvals.length > 0 ? [fitting(approvalText(approvals, run.head_sha), 20_000)] : [],
  ];
  const after = [`[run / 実行](${run.html_url})`];
  const room = longest - [...before, ...after].join('\n\n').length - 100;
  const shown = text && (isCode || problem) ? block(text) : text;
  const address = await sticky(pull.number, 'review', [...before, fitting(shown, room), ...after].join('\n\n'));
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

/**
 * The open pull request to the default branch that a run reviewed: that of its very commit, branch and repository. All open ones are looked
 * through, because GitHub knows which have a commit only where the commit is in this repository: of a fork it answers none, and the run
 * names none. Who opened any with this commit is in `authors`: a status is the commit's, whoever's pull request it was set for.
 * `isElsewhere` is also one whose base was changed, ever: a run knows the base of its beginning, and when it was pushed nobody tells.
 */
async function reviewed(run, main) {
  const open = (await all(repository('/pulls?state=open'))).filter(({ head }) => head.sha === run.head_sha);
  const isOf = ({ head: { sha, ref, repo } }) =>
    sha === run.head_sha && ref === run.head_branch && repo && repo.id === run.head_repository?.id;
  const pull = open.find(each => isOf(each) && each.base.ref === main);
  if (!pull) return {};
  const branch = encodeURIComponent(`${pull.head.repo.owner.login}:${run.head_branch}`);
  const ever = [...open, ...await all(repository(`/pulls?state=closed&head=${branch}`))].filter(isOf);
  let isElsewhere = ever.some(({ base }) => base.ref !== main);
  for (const { number } of ever) {
    isElsewhere ||= (await all(repository(`/issues/${number}/events`))).some(({ event: name }) => baseChanges.includes(name));
  }
  return { pull, authors: open.map(({ user }) => user?.login), isElsewhere };
}

/** Who wrote or committed what is proposed, and who filled in or edited the form that it was made of. */
async function writers(pull, commits) {
  const [, number] = /^request\/issue-(\d+)$/.exec(pull.head.ref) ?? [];
  const issue = number && await call('GET', repository(`/issues/${number}`), undefined, { missing: [404, 410] });
  return [
    ...commits.flatMap(({ author, committer }) => [author?.login, committer?.login]),
    ...issue ? [issue.user?.login, ...await editors(Number(number))] : [],
  ];
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
    if (!Array.isArray(review?.refused ?? [])) throw new Error('What is refused is not as it must be');
    approvalsOf(review);
    return { review, text, base: base.trim() };
  } catch (error) {
    return { text: error.message, problem: 'The review cannot be read. / レビューを読み取れません。' };
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

/** Who of those who may did approve this very commit. Who opened a pull request with it, or has a part in it, never counts. */
async function judge(needed, pull, authors, head) {
  const latest = new Map();
  for (const { user, state, commit_id: commit } of await all(repository(`/pulls/${pull.number}/reviews`))) {
    if (user && state !== 'COMMENTED') latest.set(user.login.toLowerCase(), state === 'APPROVED' && commit === head);
  }
  for (const login of [...authors, bot]) latest.delete(login?.toLowerCase());
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
  const wanted = (Array.isArray(review?.labels) ? review.labels : []).filter(name => label.test(name)).slice(0, 20);
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
