import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { languageOf, text, texts } from './texts.mjs';

const folder = mkdtempSync(join(tmpdir(), 'infrapoc-texts-'));
const file = join(folder, 'sandbox.yaml');
after(() => rmSync(folder, { recursive: true }));

test('Each text is in both languages and tells as much in either', () => {
  assert.deepEqual(Object.keys(text), Object.keys(texts));
  for (const [name, { en, ja }] of Object.entries(texts)) {
    const told = ['<a>', '<b>', '<c>', '<d>'].slice(0, en.length);
    const [english, japanese] = [en, ja].map(each => typeof each === 'function' ? each(...told) : each);

    assert.match(japanese, /[ぁ-んァ-ヶ一-龠]/, name);
    assert.doesNotMatch(english, /[^\x00-\x7f]/, name);
    assert.doesNotMatch(japanese.replace(/`[^`]*`/g, ''), /\b[a-z]+ [a-z]+ [a-z]+\b/, name);
    if (typeof en === 'function') for (const each of told) assert.ok(english.includes(each) && japanese.includes(each), `${name} ${each}`);
  }
});

for (const [what, { args = [], line = '', environment = {} }, expected] of [
  ['the option', { args: ['--lang', 'en'], line: 'language: ja', environment: { LANG: 'ja_JP.UTF-8' } }, 'en'],
  ['the option in one word', { args: ['--lang=ja'], line: 'language: en' }, 'ja'],
  ['the company', { line: 'name: poc\nlanguage: ja # of people\n' }, 'ja'],
  ['the company, whatever the terminal says', { line: '"language" : "en"', environment: { LANG: 'ja_JP.UTF-8' } }, 'en'],
  ['the terminal of somebody without a company', { environment: { LANG: 'ja_JP.UTF-8' } }, 'ja'],
  ['the terminal, all of it', { environment: { LC_ALL: 'C', LANG: 'ja_JP.UTF-8' } }, 'en'],
  ['nobody', { args: ['--lang', 'fr'], line: '# language: ja' }, 'en'],
]) {
  test(`The language is that of ${what}`, () => {
    writeFileSync(file, line);

    assert.equal(languageOf(args, file, environment), expected);
  });
}

test('Without a company the language is that of the terminal', () => {
  assert.equal(languageOf([], join(folder, 'gone.yaml'), { LANG: 'ja_JP.UTF-8' }), 'ja');
});
