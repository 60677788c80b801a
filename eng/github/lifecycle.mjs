// What the calendar asks for: an issue for a department that ends within 30 days, a pull request that closes one that has ended, two for
// people whose day has come to change departments, and one issue with what `infrapoc status` reports besides. `plan` runs the command
// without rights; `write` has them and runs nothing.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { all, block, bot, call, file, inline, lastDeployed, propose, repository } from './github.mjs';

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

  const ended = soon.filter(({ daysLeft }) => daysLeft < 0).map(each => ({
    ...each,
    ...tried(() => infrapoc(
      'department', 'close', each.id, '--outcome', 'stop', '--notes', `The period ended on ${each.end}. / ${each.end} に期間が終了。`)),
  }));
  writeFileSync(result, JSON.stringify({
    moves: {
      planned: existsSync(plannedMoves) ? readFileSync(plannedMoves, 'utf8') : '',
      leave: tried(() => infrapoc('department', 'move-member', '--due')),
      arrive: tried(() => infrapoc('department', 'move-member', '--due', '--arrive')),
    },
    ending: soon.filter(({ daysLeft }) => daysLeft >= 0),
    ended,
    findings: [
      ...stalePrices.map(({ alias, priceAgeDays }) => `${alias}: price is ${priceAgeDays} days old / 価格の確認から ${priceAgeDays} 日`),
      ...modelsNearEnd.map(({ alias, endOfLife }) => `${alias}: served until ${endOfLife} / ${endOfLife} に提供終了`),
    ].join('\n'),
  }));
}

/** What a command changes, whose changes are taken back, or what it says is wrong. */
function tried(run) {
  const before = snapshot();
  const { status, stdout, stderr } = run();
  const files = [...snapshot()].map(([path, content]) => ({ path, content })).filter(({ path, content }) => before.get(path) !== content);
  for (const { path } of files) writeFileSync(path, before.get(path));
  return status === 0 ? { files } : { files: [], problem: stderr || stdout };
}

function snapshot() {
  const paths = [...readdirSync(departments).map(name => `${departments}/${name}`), ...existsSync(plannedMoves) ? [plannedMoves] : []];
  return new Map(paths.map(path => [path, readFileSync(path, 'utf8')]));
}

/** A plan without the day of today, which every morning writes anew for who leaves. */
function undated({ path, content }) {
  return { path, content: path === plannedMoves ? content.replace(/\bleft: *[\d-]+/g, '') : content };
}

/** Pull requests for the two halves of the moves that are due; what is wrong with either. */
async function move({ planned, leave, arrive }) {
  if (leave.files.length > 0) {
    await propose('lifecycle/moves-leave', 'Moves: who leaves a department today', [
      'The first half of the planned moves whose day has come. Its deployment deletes users, so that *deploy* stops: start it by hand with *destructive*.',
      '異動日を迎えた人の前半（異動元から除く）です。デプロイでユーザーが削除されるため *deploy* は停止します。*destructive* を選んで手動で開始してください。',
    ].join('\n\n'), leave.files, leave.files.map(undated));
  }
  // A user can be in one stack only, so that the first half must have been deployed. Where this repository does not deploy, nobody knows.
  const last = arrive.files.length > 0 ? await lastDeployed() : undefined;
  if (arrive.files.length > 0 && (last === undefined || await file(plannedMoves, last) === planned)) {
    await propose('lifecycle/moves-arrive', 'Moves: who joins a department', [
      `The second half: these people are in no department. ${last ? 'That they left is deployed.' : '**Merge it only when it is deployed that they left.**'}`,
      `後半（異動先に加える）です。対象者は現在どの部門にもいません。${last ? '前半はデプロイ済みです。' : '**前半をデプロイした後にマージしてください。**'}`,
    ].join('\n\n'), arrive.files);
  }
  return [leave.problem, arrive.problem].filter(Boolean).join('\n');
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
