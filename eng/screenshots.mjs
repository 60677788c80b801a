// node eng/screenshots.mjs: makes the pictures of the READMEs anew, from what the commands print in a clone of the last commit.
// Needs Linux, Chromium and a font with Japanese (Debian: apt-get install chromium fonts-noto-cjk). Nothing else needs this script.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main, mustSucceed, root, step } from './process.mjs';

export const columns = 120;
const cell = { width: 8.43, height: 16 };

function screenshots() {
  const folder = mkdtempSync(join(tmpdir(), 'infrapoc-screenshots-'));
  const clone = join(folder, 'infrapoc');
  mkdirSync(join(root, 'docs', 'images'), { recursive: true });
  try {
    mustSucceed('git', ['clone', '--quiet', root, clone], 'Run this in a clone.');
    step('first build', () => run('npm start', clone));

    picture('npm-start.ja', ['npm start'], clone, folder);
    edit(clone, 'config/sandbox.yaml', 'language: ja', 'language: en');
    // Committed, because `npm start` would ask for it.
    const author = ['-c', 'user.name=InfraPoc', '-c', 'user.email=infrapoc@example.com'];
    mustSucceed('git', [...author, 'commit', '--quiet', '--all', '--message', 'English'], '', { cwd: clone });
    picture('npm-start', ['npm start'], clone, folder);
    edit(clone, 'src/InfraPoc/Access/SignIn.cs', '"PT4H"', '"PT12H"');
    picture('refused', ['git diff --unified=0 src', 'npx cdk synth --quiet'], clone, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function edit(clone, file, from, to) {
  const path = join(clone, file);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
  writeFileSync(path, text.replace(from, to));
}

/** What a command prints to a terminal, whether it succeeds or not. */
function run(command, cwd) {
  const inTerminal = `stty cols ${columns}; export MSBUILDTERMINALLOGGER=off GIT_PAGER=cat; ${command}; true`;
  return mustSucceed('script', ['--quiet', '--return', '--command', inTerminal, '/dev/null'], 'Debian: apt-get install util-linux', { cwd });
}

function picture(name, commands, clone, folder) {
  image(name, commands.map(command => `\x1b[32m$\x1b[0m ${command}\n${run(command, clone).trim()}\n`).join('\n'), folder);
}

/** Draws what a terminal shows. */
export function image(name, output, folder) {
  step(`docs/images/${name}.png`, () => {
    const lines = screen(output);
    const page = join(folder, `${name}.html`);
    writeFileSync(page, html(lines));
    const width = Math.ceil(Math.max(...lines.map(line => line.length)) * cell.width) + 32;
    const height = lines.length * cell.height + 32;
    mustSucceed('chromium', [
      '--headless', '--no-sandbox', '--hide-scrollbars', '--force-device-scale-factor=1.5', `--window-size=${width},${height}`,
      `--screenshot=${join(root, 'docs', 'images', `${name}.png`)}`, page,
    ], 'Debian: apt-get install chromium fonts-noto-cjk');
  });
}

/** The lines a terminal shows, each a list of cells; a wide character takes two, of which the second has no text. */
export function screen(output) {
  const lines = [[]];
  let column = 0;
  let style = '';
  for (const [, parameters, final, character] of output.matchAll(/\x1b\[([\d;?]*)([A-Za-z])|\x1b[=>]|([^\x1b])/gu)) {
    if (character > ' ' && column + (isWide(character) ? 2 : 1) > columns) {
      lines.push([]);
      column = 0;
    }
    const line = lines.at(-1);
    if (character === '\n') {
      lines.push([]);
      column = 0;
    } else if (character === '\r') {
      column = 0;
    } else if (character) {
      line[column++] = { character, style };
      if (isWide(character)) line[column++] = { character: '', style };
    } else if (final === 'm') {
      style = parameters.split(';').reduce((styles, code) => (Number(code) === 0 ? '' : `${styles} s${code}`), style);
    } else if (final === 'G') {
      column = Number(parameters || 1) - 1;
    } else if (final === 'K') {
      line.length = column;
    }
  }
  while (lines.at(-1).length === 0) lines.pop();
  return lines;
}

function isWide(character) {
  return /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6]/u.test(character);
}

function html(lines) {
  const cells = lines.map((line, row) => Array.from(line, (at, column) => at?.character?.trim()
    ? `<i class="${at.style}${isWide(at.character) ? ' wide' : ''}" style="left:${column * cell.width}px;top:${row * cell.height}px">${escape(at.character)}</i>`
    : '').join(''));
  return `<!doctype html><meta charset="utf-8"><style>
    body { margin: 0; background: #1e1e2e; color: #d9dce7; font: 14px/${cell.height}px 'DejaVu Sans Mono', 'Noto Sans Mono CJK JP', monospace }
    main { position: absolute; left: 16px; top: 16px }
    i { position: absolute; font-style: normal; white-space: pre }
    .wide { font-size: 16px }
    .s1 { font-weight: bold; color: #fff } .s31 { color: #ff7a90 } .s32 { color: #8fdc8a } .s36 { color: #7fd6e8 } .s90 { color: #8a8fa8 }
  </style><main>${cells.join('')}</main>`;
}

function escape(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

main(import.meta.url, screenshots);
