// node eng/session.mjs: somebody who has read only the README starts a sandbox and adds a department, in a clone of the last commit and in
// a terminal, and `npm start` synthesizes the result. Writes docs/onboarding.md, docs/onboarding.ja.md and their pictures from what the
// commands really printed. Needs what eng/screenshots.mjs needs. Nothing else needs this script.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Problem, main, mustSucceed, root } from './process.mjs';
import { columns, image, screen } from './screenshots.mjs';

/** Seconds that somebody takes to type a character, and to read a question: slow for both. */
const [typing, reading] = [0.3, 3];

/** What is typed; an empty line takes the default. */
const init = {
  ja: [
    '青空製作所株式会社', '210987654321', '654321098765', '', 'arn:aws:sso:::instance/ssoins-fedcba0987654321 d-0987654321',
    'https://aozora.awsapps.com/start', '', 'aozora.co.jp', 'JPY 155 200000', 'security@aozora.co.jp cloud-cost@aozora.co.jp', '',
    '情報セキュリティ委員会 <security-board@aozora.co.jp>',
  ],
  en: [
    'Aozora Works', '210987654321', '654321098765', '', 'arn:aws:sso:::instance/ssoins-fedcba0987654321 d-0987654321',
    'https://aozora.awsapps.com/start', '', 'aozora.co.jp', 'JPY 155 200000', 'security@aozora.co.jp cloud-cost@aozora.co.jp', '',
    'Security board <security-board@aozora.co.jp>',
  ],
};

const add = {
  ja: [
    '人事部', '研修資料の準備にかかる時間を減らし、社員と向き合う時間を増やす。', '研修資料のたたき台作成, 90, 30, 10', '', '人事部長 <hr-lead@aozora.co.jp>',
    'AI 推進担当 <it-ai@aozora.co.jp>', '経営企画室長 <planning@aozora.co.jp>', '稟議2027-0012 CC-5100', '',
    'hr-01@aozora.co.jp hr-02@aozora.co.jp', '', '',
  ],
  en: [
    'Human Resources', 'Less time on training material, more with people.', 'Training drafts, 90, 30, 10', '',
    'Head of HR <hr-lead@aozora.co.jp>', 'AI team <it-ai@aozora.co.jp>', 'Planning <planning@aozora.co.jp>', 'R2027-0012 CC-5100', '',
    'hr-01@aozora.co.jp hr-02@aozora.co.jp', '', '',
  ],
};

const texts = {
  ja: {
    file: 'onboarding.ja.md',
    title: '# 最初の部門を追加するまで\n\n<!-- `node eng/session.mjs` が実際の実行から生成します。編集しないでください。英語版：onboarding.md -->',
    intro: 'ビルド済みのクローンで、README の手順のとおりに端末へ入力して記録しました。`init` が示す `git rm` も実行しています。AWS アカウントは使っていません。',
    head: '| コマンド | 質問 | 入力した文字 | コマンドの実行時間 | 人が答える時間の見積もり |\n|---|---|---|---|---|',
    row: (command, each) => `| ${command} | ${each.questions} 問 | ${each.characters} 文字 | ${each.seconds} 秒 | ${each.person} 秒 |`,
    note: `見積もりは、1 文字 ${typing} 秒、1 問 ${reading} 秒として計算しています。`,
  },
  en: {
    file: 'onboarding.md',
    title: '# Until the first department is added\n\n<!-- Written by `node eng/session.mjs` from a real run; do not edit. In Japanese: onboarding.ja.md -->',
    intro: 'Typed at a terminal by the steps of the README, in a clone that was built before, and recorded; the `git rm` that `init` names was run too. No AWS account was used.',
    head: '| command | questions | characters typed | time of the command | estimate for a person |\n|---|---|---|---|---|',
    row: (command, each) => `| ${command} | ${each.questions} | ${each.characters} | ${each.seconds} s | ${each.person} s |`,
    note: `The estimate counts ${typing} s for a character and ${reading} s for a question.`,
  },
};

async function sessions() {
  const folder = mkdtempSync(join(tmpdir(), 'infrapoc-session-'));
  const clone = join(folder, 'infrapoc');
  try {
    mustSucceed('git', ['clone', '--quiet', root, clone], 'Run this in a clone.');
    mustSucceed('npm', ['run', '--silent', 'infrapoc', '--', '--version'], '', { cwd: clone });
    for (const language of ['ja', 'en']) {
      mustSucceed('git', ['reset', '--quiet', '--hard'], '', { cwd: clone });
      mustSucceed('git', ['clean', '--quiet', '--force', 'config'], '', { cwd: clone });
      await session(language, clone, folder);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function session(language, clone, folder) {
  const suffix = language === 'ja' ? '.ja' : '';
  const start = await talk(`npx infrapoc init --force --lang ${language}`, clone, init[language]);
  const removals = [...start.output.matchAll(/^ +(git rm [^\r\n]+?)\r?$/gm)].map(match => match[1]);
  if (removals.length === 0) throw new Problem('init names no department of the sample');
  removals.forEach(command => mustSucceed('sh', ['-c', command], '', { cwd: clone }));
  const parts = [
    ['init', start],
    ['department-add', await talk('npx infrapoc department add hr', clone, add[language])],
    ['', await talk('npm start', clone, [])],
  ];
  for (const [name, each] of parts) {
    if (name) image(`${name}${suffix}`, each.output, folder);
  }
  const text = texts[language];
  const asked = parts.filter(([name]) => name);
  writeFileSync(join(root, 'docs', text.file), [
    text.title, text.intro, `${text.head}\n${asked.map(([, each]) => text.row(`\`${each.command}\``, each)).join('\n')}`, text.note,
    ...parts.map(([name, each]) => [
      `## ${each.command}`, ...name ? [`![${each.command}](images/${name}${suffix}.png)`] : [], `\`\`\`text\n${transcript(each.output)}\n\`\`\``,
    ].join('\n\n')),
  ].join('\n\n') + '\n');
  for (const [, each] of asked) {
    if (each.questions > 12) throw new Problem(`${each.command} asks ${each.questions} questions`);
    if (each.seconds + each.person > 120) throw new Problem(`${each.command} takes ${each.seconds + each.person} s`);
  }
}

/** Types answers as questions come, and returns what the terminal showed; findings, 1, are shown as well. */
function talk(command, cwd, answers) {
  const started = performance.now();
  const inTerminal = `stty cols ${columns} -echo; export MSBUILDTERMINALLOGGER=off; unset CI; exec ${command}`;
  const terminal = spawn('script', ['--quiet', '--flush', '--return', '--command', inTerminal, '/dev/null'], {
    cwd, env: { ...process.env, LC_ALL: 'C.UTF-8', TERM: 'xterm-256color', CI: '' },
  });
  let [output, seen, asked] = ['', 0, 0];
  terminal.stdout.setEncoding('utf8').on('data', data => {
    output += data;
    const question = output.slice(seen).match(/(\d+)\/\d+  [\s\S]*>(?:\x1b\[[\d;]*m)* (?:\x1b\[[\d;?]*[A-Za-z])*$/);
    if (!question || asked === answers.length) return;
    seen = output.length;
    terminal.stdin.write(`${answers[asked++]}\r`);
  });
  return new Promise((resolve, reject) => terminal.on('error', reject).on('close', status => {
    const characters = answers.reduce((sum, answer) => sum + answer.length + 1, 0);
    if (status > 1 || asked < answers.length) return reject(new Problem(`${command} ended with ${status} after ${asked} answers:\n${output}`));
    return resolve({
      command, output: `\x1b[32m$\x1b[0m ${command}\n${output.trim()}\n`, questions: answers.length, characters,
      seconds: Math.round((performance.now() - started) / 1000), person: Math.round(characters * typing + answers.length * reading),
    });
  }));
}

/** The lines of a screen as text. */
function transcript(output) {
  return screen(output).map(line => Array.from(line, cell => cell?.character ?? ' ').join('').trimEnd()).join('\n');
}

main(import.meta.url, sessions);
