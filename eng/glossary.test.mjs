import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './process.mjs';

const glossary = readFileSync(join(root, 'docs', 'glossary.md'), 'utf8');
const japanese = /[\u3040-\u30ff\u4e00-\u9fff]/;

/** The words that the glossary rules out, with the one that it names instead. */
const words = glossary.slice(glossary.indexOf('## One word each')).split('\n')
  .filter(line => line.startsWith('| ') && !line.includes('---'))
  .slice(1)
  .flatMap(line => {
    const [, , word, not] = line.split('|').map(cell => cell.trim());
    return not.split('、').map(other => ({ word, other }));
  });

test('Everything is called by one word in Japanese, as the glossary has it', () => {
  assert.ok(words.length > 20);
  const found = texts().flatMap(({ file, text }) => words.flatMap(({ word, other }) =>
    uses(text, other).map(around => `${file}: "${other}" in "${around}": write ${word}`)));

  assert.deepEqual(found, []);
});

test('A word is found in another inflection, and not within another word', () => {
  assert.deepEqual(uses('パラメーターを変更', 'パラメータ'), []);
  assert.equal(uses('パラメータを変更', 'パラメータ').length, 1);
  assert.deepEqual(uses('パラメーターを変更', 'メーター'), []);
  assert.deepEqual(uses('再試行の後', '試行'), []);
  assert.deepEqual(uses('運用手順書を参照', '運用手順'), []);
  assert.equal(uses('運用手順を参照', '運用手順').length, 1);
});

/** Where a text uses a word: not as a part of a longer one. */
function uses(text, word) {
  return [...text.matchAll(new RegExp(`.{0,12}(?<![ァ-ヶー再])${word}(?![ー書])`, 'g'))].map(([around]) => around);
}

/** The Japanese that people read, without code and addresses. */
function texts() {
  const markdown = ['.', 'docs', '.github'].flatMap(folder => files(folder, /\.md$/, false))
    .filter(file => file !== 'docs/glossary.md')
    .map(file => ({ file, text: read(file).replace(/^( *)```(?!mermaid)[\s\S]*?^\1```/gm, '').replace(/`[^`]*`|\]\([^)]*\)|<[^>]*>/g, '') }));
  const literals = files('src', /\.cs$/, true)
    .map(file => ({ file, text: [...read(file).matchAll(/"""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"/g)].join('\n').replace(/\]\([^)]*\)|`[^`]*`|\{[\w.]+\}|^ *\w+:/gm, '') }));
  const comments = [...files('config', /\.yaml$/, true), ...files('.github', /\.yml$/, true), ...files('eng', /(?<!\.test)\.mjs$/, true)]
    .map(file => ({ file, text: read(file) }));
  return [...markdown, ...literals, ...comments]
    .map(({ file, text }) => ({ file, text: text.split('\n').filter(line => japanese.test(line)).join('\n') }));
}

function files(folder, pattern, recursive) {
  return readdirSync(join(root, folder), { recursive })
    .map(file => join(folder, file).replaceAll('\\', '/'))
    .filter(file => pattern.test(file) && !/(?:^|\/)(?:bin|obj|node_modules)\//.test(file));
}

function read(file) {
  return readFileSync(join(root, file), 'utf8');
}
