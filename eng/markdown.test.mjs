import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { test } from 'node:test';
import { root } from './process.mjs';

const pages = ['.', 'docs', 'docs/decisions']
  .flatMap(folder => readdirSync(join(root, folder)).filter(name => name.endsWith('.md')).map(name => join(root, folder, name)));

test('Every link leads to a file that exists, and to a heading in it', () => {
  for (const page of pages) {
    for (const [link, path, anchor] of text(page).matchAll(/\]\(([^)#:\s]*)(?:#([^)\s]*))?\)/g)) {
      const target = path ? resolve(dirname(page), path) : page;
      assert.ok(existsSync(target), `${relative(root, page)}: ${link}`);
      if (anchor) assert.ok(anchors(target).includes(decodeURIComponent(anchor)), `${relative(root, page)}: ${link}`);
    }
  }
});

test('Every path of this repository that a page names exists', () => {
  for (const page of pages.filter(page => !page.includes('decisions') && !page.endsWith('CHANGELOG.md'))) {
    for (const [, path] of text(page).matchAll(/`((?:src|tests|config|docs|eng|bench|\.github|\.ci|\.devcontainer)\/[\w./-]*)`/g)) {
      assert.ok(existsSync(join(root, path)), `${relative(root, page)}: ${path}`);
    }
  }
});

test('No Japanese paragraph is broken over two lines, which GitHub would show as a blank', () => {
  const japanese = pages.filter(page => page.endsWith('.ja.md') || isJapanese(readFileSync(page, 'utf8').match(/^# .*/m)[0]));
  assert.ok(japanese.length >= 5, `too few: ${japanese}`);
  for (const page of japanese) {
    const lines = text(page).split('\n');
    lines.slice(1).forEach((line, index) => assert.ok(
      !isParagraph(lines[index]) || !/^ *[^\s#>|<\-\d]/.test(line),
      `${relative(root, page)}:${index + 2}: ${line.slice(0, 20)}`));
  }
});

const isJapanese = line => /[\u3040-\u30FF\u4E00-\u9FFF]/.test(line);

/** A line that another one continues: text, also of a bullet, but no heading, row or quotation. */
const isParagraph = line => /^ *[^\s#>|<]/.test(line);

/** Without its blocks of code, where links and line breaks mean something else. */
function text(page) {
  return readFileSync(page, 'utf8').replace(/^( *)```[\s\S]*?^\1```/gm, '');
}

/** The anchors that a page names, and its headings as GitHub makes addresses of them: lower case, punctuation dropped, blanks hyphens. */
function anchors(page) {
  return [...text(page).matchAll(/^<a id="([^"]+)"><\/a>$/gm)].map(([, id]) => id).concat([...text(page).matchAll(/^#{1,6} +(.+)$/gm)]
    .map(([, heading]) => heading.trim().toLowerCase().replace(/[^\p{L}\p{N}_\- ]/gu, '').replaceAll(' ', '-')));
}
