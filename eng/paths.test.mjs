import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './process.mjs';

test('Every path of this repository that sources, scripts and settings name exists', () => {
  // Pages: markdown.test.mjs. Tests name files that they make, and nobody commits the pages of docs/company, which `npm run docs` writes.
  const files = ['.', '.ci', '.devcontainer', '.github', 'bench', 'config', 'eng', 'src']
    .flatMap(folder => readdirSync(join(root, folder), { recursive: folder !== '.', withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath ?? entry.path, entry.name).replaceAll('\\', '/')))
    .filter(file => /\.(?:cs|csproj|json|mjs|props|slnf|targets|ya?ml)$|\/(?:CODEOWNERS|run)$/.test(file))
    .filter(file => !/\/(?:bin|obj|node_modules)\/|\.test\.mjs$|package-lock\.json$/.test(file));

  assert.ok(files.length > 300, `too few: ${files.length}`);
  const missing = files.flatMap(file => named(readFileSync(file, 'utf8')).map(path => ({ file, path })))
    .filter(({ path }) => !path.startsWith('docs/company/') && !existsSync(join(root, path)));
  assert.deepEqual(missing, []);
});

test('A path is found in a comment, in a setting and in a message, an address is none', () => {
  assert.deepEqual(named('// See src/Old.cs.\ndirectory: /eng/bindings\n"write docs/page.md"'), ['src/Old.cs', 'eng/bindings', 'docs/page.md']);
  assert.deepEqual(named('https://example.com/docs/page <c>x/src/y</c> https://docs.aws.amazon.com'), []);
});

function named(text) {
  return [...text.matchAll(/(?<![\w.:<-]|[\w.:-]\/)\/?((?:src|tests|config|docs|eng|bench|\.github|\.ci|\.devcontainer)\/[\w./-]*\w)/g)]
    .map(([, path]) => path);
}
