// What the calendar asks for: an issue for a department that ends within 30 days, a pull request that closes one that has ended, one for
// people whose day has come to change departments, and one issue with what `infrapoc status` reports besides. `plan` runs the command
// without rights; `write` has them and runs nothing.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { all, block, bot, call, file, inline, lastDeployed, names, propose, repository } from './github.mjs';

const departments = 'config/departments';
const plannedMoves = 'config/moves.yaml';

async function plan([result, command, ...args]) {
  const { parse } = await import('yaml');
  const env = { ...process.env, CI: 'true', NO_COLOR: '1' };
  const infrapoc = (...words) => spawnSync(command, [...args, ...words], { encoding: 'utf8', env });
  const status = infrapoc('status', '--format', 'json');
  if (status.status !== 0) throw new Error(`infrapoc status failed: ${status.stderr}`);
  const { endingSoon, stalePrices, modelsNearEnd } = JSON.parse(status.stdout);
  const soon = endingSoon.map(({ id, name, end, daysLeft }) => {
    const path = `${departments}/${id}.yaml`;
    const { owner, decisionMaker } = parse(readFileSync(path, 'utf8'));
    return { path, id, name, end, daysLeft, owner: owner.name, decisionMaker: decisionMaker.name };
  });

  const ended = soon.filter(({ daysLeft }) => daysLeft === 0).map(each => ({
    ...each,
    ...tried(() => infrapoc(
      'department', 'close', each.id, '--outcome', 'stop', '--notes', `The period ended on ${each.end}. / ${each.end} に期間が終了。`)),
  }));
  const [leave, arrive] = [[], ['--arrive']].map(half => () => infrapoc('department', 'move-member', '--due', ...half));
  writeFileSync(result, JSON.stringify({
    moves: {
      planned: existsSync(plannedMoves) ? readFileSync(plannedMoves, 'utf8') : '',
      leave: tried(leave),
      arrive: tried(arrive),
      both: tried(arrive, leave),
    },
    ending: soon.filter(({ daysLeft }) => daysLeft > 0),
    ended,
    findings: [
      ...stalePrices.map(({ alias, priceAgeDays }) => `${alias}: price is ${priceAgeDays} days old / 価格の確認から ${priceAgeDays} 日`),
      ...modelsNearEnd.map(({ alias, endOfLife }) => `${alias}: served until ${endOfLife} / ${endOfLife} に提供終了`),
    ].join('\n'),
  }));
}

/** What commands change one after another, whose changes are taken back, and what they say is wrong. */
function tried(...runs) {
  const before = snapshot();
  const problems = runs.map(run => {
    const { status, stdout, stderr } = run();
    // Part of it could not be done, and is all that it speaks of when it runs again.
    return status === 0 ? '' : status === 1 ? run().stderr : stderr || stdout;
  });
  const files = [...snapshot()].map(([path, content]) => ({ path, content })).filter(({ path, content }) => before.get(path) !== content);
  for (const { path } of files) before.has(path) ? writeFileSync(path, before.get(path)) : rmSync(path);
  return { files, problem: problems.filter(Boolean).join('\n') };
}

function snapshot() {
  const paths = [...names(departments).map(name => `${departments}/${name}`), ...existsSync(plannedMoves) ? [plannedMoves] : []];
  return new Map(paths.map(path => [path, readFileSync(path, 'utf8')]));
}

/** A plan without the day of today, which every morning writes anew for who leaves. */
function undated({ path, content }) {
  return { path, content: path === plannedMoves ? content.replace(/\bleft: *[\d-]+/g, '') : content };
}

/** A pull request for both halves of the moves that are due: as two, each would change the plan, and they would conflict. */
async function move({ planned, leave, arrive, both }) {
  // A user can be in one stack only: who joins must have left by a deployment. Where this repository does not deploy, nobody knows.
  const joins = JSON.stringify(both.files) !== JSON.stringify(leave.files);
  const last = joins ? await lastDeployed() : undefined;
  const isBoth = joins && (last === undefined || await file(plannedMoves, last) === planned);
  const { files } = isBoth ? both : leave;
  const problem = isBoth ? both.problem : [arrive?.problem, leave.problem].filter(Boolean).join('\n');
  if (files.length > 0) {
    await propose('lifecycle/moves', 'Moves: who leaves and who joins a department', [
      ...leave.files.length > 0 ? [
        'People leave, the first half of the moves whose day has come. The deployment deletes their users, so that *deploy* stops: start it by hand with *destructive*.',
        '異動日を迎えた人を異動元から除きます（前半）。デプロイでユーザーが削除されるため *deploy* は停止します。*destructive* を選んで手動で開始してください。',
      ] : [],
      ...isBoth ? [
        `People join, the second half: they are in no department. ${last ? 'That they left is deployed.' : '**Merge it only when it is deployed that they left.**'}`,
        `どの部門にもいない人を異動先に加えます（後半）。${last ? '前半はデプロイ済みです。' : '**前半をデプロイした後にマージしてください。**'}`,
      ] : [],
      ...problem ? ['What is left, and why: / 実行できない異動と理由：', block(problem)] : [],
    ].join('\n\n'), files, files.map(undated));
  }
  return problem;
}

async function write([result]) {
  const { moves, ending, ended, findings } = JSON.parse(readFileSync(result, 'utf8'));
  const issues = (await all(repository('/issues?state=open'))).filter(({ user, pull_request: pull }) => user?.login === bot && !pull);
  for (const each of ending) {
    await keep(issues, `ending:${each.id}:${each.end}`, `${each.id}: ends on ${each.end} / ${each.end} に終了`, [
      `${inline(each.name)}, ${inline(each.owner)}, ${inline(each.decisionMaker)}:`,
      `Access ends by itself on ${each.end}. Extend the period with a new approval, or decide the outcome: expand, continue or stop.`,
      `${each.end} に自動で利用できなくなります。延長の稟議を取るか、結果（expand、continue、stop）を決めてください。`,
    ]);
  }
  for (const each of ended) {
    if (each.files.length > 0) {
      await propose(`lifecycle/close-${each.id}`, `Department ${each.id}: close, its period has ended`, [
        `The period of ${inline(each.name)} ended on ${each.end}. Correct the outcome before the merge, if it is not \`stop\`.`,
        `${inline(each.name)} の期間は ${each.end} に終了しました。結果が \`stop\` 以外のときは、マージする前に修正してください。`,
      ].join('\n\n'), each.files);
    } else {
      await keep(issues, `ended:${each.id}`, `${each.id}: has ended / 期間が終了`, [
        'It could not be closed automatically: / 自動で終了できませんでした。', block(each.problem),
      ]);
    }
  }
  const current = new Set([
    ...ending.map(({ id, end }) => `ending:${id}:${end}`),
    ...ended.filter(({ problem }) => problem).map(({ id }) => `ended:${id}`),
  ]);
  const stuck = await move(moves);
  if (stuck) {
    current.add('moves');
    await keep(issues, 'moves', 'Planned moves cannot be done / 異動を実行できません', [block(stuck)]);
  }
  if (findings) {
    current.add('findings');
    await keep(issues, 'findings', 'Prices and models need a look / 価格とモデルの確認', [block(findings)]);
  }
  for (const issue of issues) {
    const [, marker] = /^<!-- infrapoc:(\S+) -->/.exec(issue.body ?? '') ?? [];
    if (marker && !current.has(marker)) await call('PATCH', repository(`/issues/${issue.number}`), { state: 'closed' });
  }
}

/** One open issue for a marker, with the text of today. */
async function keep(issues, marker, title, lines) {
  const body = `<!-- infrapoc:${marker} -->\n${lines.join('\n\n')}`;
  const issue = issues.find(each => each.body?.startsWith(`<!-- infrapoc:${marker} -->`));
  if (!issue) await call('POST', repository('/issues'), { title, body });
  else if (issue.body !== body) await call('PATCH', repository(`/issues/${issue.number}`), { body });
}

const [command, ...rest] = process.argv.slice(2);
if (command === 'plan') await plan(rest);
else await write(rest);
