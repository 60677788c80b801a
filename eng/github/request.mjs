// Turns an issue that was filled in as the form for a department, or for a move, into a pull request. What people write into the form is
// only ever data: it goes from the event into a file, from there through `infrapoc`, and into comments as blocks that GitHub shows as they
// are.
// `check` runs without rights; `answer` has them and runs nothing.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { block, event, names, propose, sticky } from './github.mjs';

const departments = 'config/departments';
const moves = 'config/moves.yaml';

/** Has `infrapoc` read the form, and hands over the file that it wrote, or what it said. */
function check([result, command, ...args]) {
  const body = event().issue.body ?? '';
  const folder = mkdtempSync(join(tmpdir(), 'infrapoc-request-'));
  try {
    const form = join(folder, 'issue.md');
    writeFileSync(form, body);
    const isMove = /^### (?:Address|メールアドレス)\s*$/m.exec(body)?.index === 0;
    const [before, planned] = [new Set(names(departments)), plan()];
    const language = /^### (?:部門名|異動元)\s*$/m.test(body) ? 'ja' : 'en';
    const { status, stdout, stderr } = spawnSync(
      command, [...args, 'department', isMove ? 'move-member' : 'add', '--from-issue', form, '--lang', language],
      { encoding: 'utf8', env: { ...process.env, CI: 'true', NO_COLOR: '1' }, maxBuffer: 16 * 1024 * 1024 });
    const [name, ...others] = names(departments).filter(each => !before.has(each));
    const isMade = status === 0 && others.length === 0
      && (isMove ? name === undefined && plan() !== planned : /^[a-z][a-z0-9-]{1,19}\.yaml$/.test(name));
    const path = isMove ? moves : `${departments}/${name}`;
    // The next step is one for a terminal.
    const said = `${stderr}\n${stdout}`.replace(/^(?:Next: |次の手順：).*/ms, '').replaceAll(folder, '').trim().slice(0, 20_000);
    writeFileSync(result, JSON.stringify({ language, isMove, said, ...isMade && { path, content: readFileSync(path, 'utf8') } }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function plan() {
  return existsSync(moves) ? readFileSync(moves, 'utf8') : '';
}

async function answer([result]) {
  const { number } = event().issue;
  const { language, isMove, said, path, content } = JSON.parse(readFileSync(result, 'utf8'));
  const say = (english, japanese) => language === 'ja' ? japanese : english;
  if (!content) {
    await sticky(number, 'request', [
      isMove ? say('This cannot be planned yet:', 'まだ異動を予定できません。') : say('This cannot become a department yet:', 'まだ部門を追加できません。'),
      block(said),
      say(
        'Edit the issue (`…` > *Edit*) and save it: it is read again at once. A line number is that of the issue\'s text.',
        'この Issue を編集して保存すると（右上の `…` >「Edit」）、すぐに読み直します。行番号は Issue の本文の行です。'),
    ].join('\n\n'));
    return;
  }

  const title = isMove ? 'Move of a person' : `Department ${path.slice(departments.length + 1, -'.yaml'.length)}`;
  const address = await propose(`request/issue-${number}`, `${title}: request #${number}`, [
    say(`Made from the form in #${number}. Closes #${number}.`, `#${number} のフォームから作成しました。Closes #${number}`),
    say(
      'Checks wait for somebody to press *Approve and run workflows*; where that is not shown, close and reopen the pull request.',
      '検査は「Approve and run workflows」が押されると始まります。表示されない場合は、プルリクエストをいったん閉じて開き直してください。'),
  ].join('\n\n'), [{ path, content }]);
  await sticky(number, 'request', address
    ? say(`The request became ${address}. To change something, edit this issue.`, `${address} を作成しました。変更する場合は、この Issue を編集してください。`)
    : say(
      'Somebody has already changed the pull request by hand: change it there.',
      'プルリクエストがすでに手作業で変更されています。以後の変更はプルリクエストで行ってください。'));
}

const [command, ...rest] = process.argv.slice(2);
if (command === 'check') check(rest);
else await answer(rest);
