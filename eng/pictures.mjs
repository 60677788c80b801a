// node eng/pictures.mjs: makes the pictures of docs/review.md anew, of what `infrapoc review` writes about changes of the sample.
// Needs Linux, GitHub's Markdown renderer, Chromium and a font with Japanese (Debian: apt-get install cmark-gfm chromium fonts-noto-cjk).
// Nothing else needs this script.

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildApp } from './app.mjs';
import { capture, main, mustSucceed, root, step, temporaryFolder } from './process.mjs';
import { built } from './state.mjs';
import { temporaryEnvironment } from './temporary.mjs';

const width = 920;
const sales = 'config/departments/sales.yaml';
const control = 'src/InfraPoc.Controls/Access/SessionsEndWithinFourHours.cs';

/** What changes, as a function that edits the head, and whether the folded parts are shown open. */
const changes = {
  'review-department': { edit: department },
  'review-refused': { edit: refused },
  'review-folded': { edit: department, isOpen: true },
};

function department(edit) {
  edit(sales, 'monthly: 50000', 'monthly: 80000');
  edit(sales, 'end: 2027-02-28', 'end: 2027-06-30');
  edit(sales, '  - claude-sonnet\n', '  - claude-sonnet\n  - claude-opus\n');
  edit(sales, '  - sales-trial-03@example.com\n', '  - sales-trial-03@example.com\n  - sales-trial-04@example.com\n');
}

function refused(edit, remove) {
  edit(control, 'FromHours(4)', 'FromHours(12)');
  edit('config/sandbox.yaml', '        - type: bank-account\n', '');
  remove('config/departments/accounting.yaml');
}

function pictures() {
  buildApp();
  for (const language of ['ja', 'en']) {
    for (const [name, { edit, isOpen }] of Object.entries(changes)) {
      const picture = `${name}${language === 'en' ? '' : `.${language}`}.png`;
      step(`docs/images/${picture}`, () => draw(picture, review(language, edit), isOpen));
    }
  }
}

/** The comment on a change of the sample company. */
function review(language, change) {
  const folder = mkdtempSync(join(temporaryFolder, 'infrapoc-review-'));
  try {
    const [base, head] = ['base', 'head'].map(name => join(folder, name));
    for (const side of [base, head]) {
      cpSync(join(root, 'config'), join(side, 'config'), { recursive: true });
      cpSync(join(root, control), join(side, control));
      replace(side)('config/sandbox.yaml', 'language: ja', `language: ${language}`);
    }
    // So that it has a history.
    const author = ['-c', 'user.name=InfraPoc', '-c', 'user.email=infrapoc@example.com'];
    for (const args of [['init', '--quiet'], ['add', 'config'], ['commit', '--quiet', '--message', 'as it was']]) {
      mustSucceed('git', [...author, ...args], 'Debian: apt-get install git', { cwd: base });
    }
    change(replace(head), file => rmSync(join(head, file)));
    const full = join(folder, 'review.md');
    const { status, output } = capture(
      'dotnet', ['exec', built.cli, 'review', '--base', base, '--head', head, '--full', full], { environment: temporaryEnvironment() });
    if (status > 1) throw new Error(output);
    return readFileSync(full, 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function replace(folder) {
  return (file, from, to) => {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
    writeFileSync(path, text.replaceAll(from, to));
  };
}

/** As GitHub shows a comment: with its own renderer, where each line end counts. */
function draw(picture, markdown, isOpen) {
  const folder = mkdtempSync(join(temporaryFolder, 'infrapoc-picture-'));
  try {
    const [source, page] = ['review.md', 'review.html'].map(name => join(folder, name));
    writeFileSync(source, markdown);
    const extensions = ['table', 'strikethrough', 'autolink', 'tagfilter', 'tasklist'].flatMap(extension => ['-e', extension]);
    const rendered = mustSucceed('cmark-gfm', ['--unsafe', '--hardbreaks', ...extensions, source], 'Debian: apt-get install cmark-gfm');
    writeFileSync(page, html(isOpen ? rendered.replaceAll('<details>', '<details open>') : rendered));
    const shown = chromium('--dump-dom', page);
    const height = Number(/<title>(\d+)<\/title>/.exec(shown)[1]);
    const file = join(root, 'docs', 'images', picture);
    mkdirSync(dirname(file), { recursive: true });
    chromium(`--window-size=${width},${height}`, '--force-device-scale-factor=1.25', `--screenshot=${file}`, page);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function chromium(...args) {
  return mustSucceed(
    'chromium', ['--headless', '--no-sandbox', '--hide-scrollbars', `--window-size=${width},100`, ...args],
    'Debian: apt-get install chromium fonts-noto-cjk');
}

function html(comment) {
  return `<!doctype html><meta charset="utf-8"><title></title><style>
    body { margin: 0; font: 14px/1.5 'DejaVu Sans', 'Noto Sans CJK JP', sans-serif; color: #1f2328 }
    main { margin: 16px; padding: 16px; border: 1px solid #d1d9e0; border-radius: 6px }
    main > :first-child { margin-top: 0 } main > :last-child { margin-bottom: 0 }
    p, ul, table, details, pre { margin: 0 0 16px } ul { padding-left: 2em } li + li { margin-top: 4px }
    table { border-collapse: collapse } th, td { border: 1px solid #d1d9e0; padding: 6px 13px; text-align: left }
    tbody tr:nth-child(even) { background: #f6f8fa }
    code { background: #eff1f3; border-radius: 6px; padding: .2em .4em; font: 85% 'DejaVu Sans Mono', 'Noto Sans Mono CJK JP', monospace }
    pre { background: #f6f8fa; border-radius: 6px; padding: 16px; overflow: hidden; max-height: 160px } pre code { background: none; padding: 0 }
    summary { cursor: pointer }
  </style><main>${comment}</main><script>document.title = Math.ceil(document.documentElement.getBoundingClientRect().height)</script>`;
}

main(import.meta.url, pictures);
