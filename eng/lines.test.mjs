import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './process.mjs';

const columns = 140;

/** Columns of code that may stand around a literal that makes the line longer. */
const aroundALiteral = 100;

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g;

const csharp = [/"""[\s\S]*?"""/, /@"(?:[^"]|"")*"/, /"(?:[^"\\\n]|\\.)*"/, /'(?:[^'\\\n]|\\.)'/];
const javascript = [/`(?:[^`\\]|\\.)*`/, /'(?:[^'\\\n]|\\.)*'/, /"(?:[^"\\\n]|\\.)*"/, /\/(?![/*\s])(?:[^/\\\n]|\\.)+\//];
const comment = /\/\/.*|\/\*[\s\S]*?\*\//;

/** Japanese characters take two columns. */
const width = text => text.length + (text.match(wide) ?? []).length;

/** The lines that are too long. What literals hold does not count, so that a sentence stays on one line; the code around them does. */
export function tooLong(source, literals) {
  const code = source.split('\n');
  const pattern = new RegExp(`(${comment.source})|${literals.map(kind => kind.source).join('|')}`, 'g');
  const shortened = source
    .replace(pattern, (text, kept) => kept ?? `"${'\n'.repeat(text.split('\n').length - 1)}`)
    .split('\n');
  return code.flatMap((line, index) => width(line) > columns && width(shortened[index]) > aroundALiteral ? [index + 1] : []);
}

test('code fits the columns', () => {
  const files = ['src', 'tests', 'bench', 'eng']
    .flatMap(folder => readdirSync(join(root, folder), { recursive: true }).map(file => join(folder, file)))
    .filter(file => /\.(?:cs|mjs)$/.test(file) && !/[\\/](?:bin|obj|node_modules)[\\/]/.test(file));

  assert.ok(files.length > 100);
  const long = files.flatMap(file =>
    tooLong(readFileSync(join(root, file), 'utf8'), file.endsWith('.cs') ? csharp : javascript).map(line => `${file}:${line}`));
  assert.deepEqual(long, []);
});

test('a long literal is let be, long code is not', () => {
  const words = 'word '.repeat(40);

  assert.deepEqual(tooLong(`short\nconst text = "${words}";\nraw("""\n${words}\n""");`, csharp), []);
  assert.deepEqual(tooLong(`short\n${'call(argument); '.repeat(10)}`, csharp), [2]);
  assert.deepEqual(tooLong(`const text = "a" + ${'name + '.repeat(30)}"b";`, csharp), [1]);
  assert.deepEqual(tooLong(`/// <summary>It's ${words}, isn't it?</summary>`, csharp), [1]);
  assert.deepEqual(tooLong(`// ${'長'.repeat(70)}`, javascript), [1]);
});
