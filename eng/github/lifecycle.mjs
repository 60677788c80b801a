// What the calendar asks for: an issue for a department that ends within 30 days, a pull request that closes one that has ended, and one
// issue with what `infrapoc status` reports besides. `plan` runs the command without rights; `write` has them and runs nothing.

import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { all, block, bot, call, inline, propose, repository } from './github.mjs';

const departments = 'config/departments';

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

  const ended = soon.filter(({ daysLeft }) => daysLeft < 0).map(each => {
    const closing = infrapoc(
      'department', 'close', each.id, '--outcome', 'stop', '--notes', `The period ended on ${each.end}. / ${each.end} に期間が終了。`);
    return closing.status === 0
      ? { ...each, content: readFileSync(each.path, 'utf8') }
      : { ...each, problem: closing.stderr || closing.stdout };
  });
  writeFileSync(result, JSON.stringify({
    ending: soon.filter(({ daysLeft }) => daysLeft >= 0),
    ended,
    findings: [
      ...stalePrices.map(({ alias, priceAgeDays }) => `${alias}: price is ${priceAgeDays} days old / 価格の確認から ${priceAgeDays} 日`),
      ...modelsNearEnd.map(({ alias, endOfLife }) => `${alias}: served until ${endOfLife} / ${endOfLife} に提供終了`),
    ].join('\n'),
  }));
}

async function write([result]) {
  const { ending, ended, findings } = JSON.parse(readFileSync(result, 'utf8'));
  const issues = (await all(repository('/issues?state=open'))).filter(({ user, pull_request: pull }) => user?.login === bot && !pull);
  for (const each of ending) {
    await keep(issues, `ending:${each.id}:${each.end}`, `${each.id}: ends on ${each.end} / ${each.end} に終了`, [
      `${inline(each.name)}, ${inline(each.owner)}, ${inline(each.decisionMaker)}:`,
      `Access ends by itself on ${each.end}. Extend the period with a new approval, or decide the outcome: expand, continue or stop.`,
      `${each.end} に自動で利用できなくなります。延長の稟議を取るか、結果（expand、continue、stop）を決めてください。`,
    ]);
  }
  for (const each of ended) {
    if (each.content) {
      await propose(`lifecycle/close-${each.id}`, `Department ${each.id}: close, its period has ended`, [
        `The period of ${inline(each.name)} ended on ${each.end}. Correct the outcome before the merge, if it is not \`stop\`.`,
        `${inline(each.name)} の期間は ${each.end} に終了しました。結果が \`stop\` 以外のときは、マージする前に修正してください。`,
      ].join('\n\n'), [{ path: each.path, content: each.content }]);
    } else {
      await keep(issues, `ended:${each.id}`, `${each.id}: has ended / 期間が終了`, [
        'It could not be closed automatically: / 自動で終了できませんでした。', block(each.problem),
      ]);
    }
  }
  const current = new Set([
    ...ending.map(({ id, end }) => `ending:${id}:${end}`),
    ...ended.filter(({ content }) => !content).map(({ id }) => `ended:${id}`),
  ]);
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
