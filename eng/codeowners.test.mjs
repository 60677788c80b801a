import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './process.mjs';

const rules = read(readFileSync(join(root, '.github', 'CODEOWNERS'), 'utf8'));
// Whoever decides who decides: so this test needs no change when a company puts its own teams in.
const security = owners('.github/CODEOWNERS');

test('Every pattern is a file or a folder that exists', () => {
  assert.equal(rules[0].pattern, '*');
  for (const { pattern } of rules.slice(1)) {
    // No wildcards, which GitHub and this test might read differently.
    assert.match(pattern, /^\/[\w./-]+$/);
    assert.ok(existsSync(join(root, pattern)), `${pattern} does not exist`);
    assert.equal(pattern.endsWith('/'), statSync(join(root, pattern)).isDirectory(), `${pattern}: folders, and only folders, end with a slash`);
  }
});

test('The folder of each stack belongs to security, with all that is in it', () => {
  const stacks = files('src/InfraPoc').filter(file => file.endsWith('Stack.cs'));
  assert.ok(stacks.length >= 5, `too few stacks: ${stacks}`);
  for (const folder of new Set(stacks.map(file => file.slice(0, file.lastIndexOf('/'))))) areOfSecurity(files(folder));
});

test('The controls, what switches them on and what CI runs belong to security', () => {
  for (const folder of ['src/InfraPoc.Controls', 'src/InfraPoc.Iam', 'eng', '.ci', '.github']) areOfSecurity(files(folder));
  areOfSecurity(['src/InfraPoc/SandboxApp.cs', 'cdk.json', 'config/approvals.yaml', 'config/sandbox.yaml', 'config/models.yaml']);
});

test('The files of departments keep their own line, and so need one approval', () => {
  for (const file of files('config/departments')) assert.equal(rule(file).pattern, '/config/departments/', file);
  assert.equal(rule('config/departments/any.yaml').teams.length, 1);
  // It names members as they do.
  assert.deepEqual(owners('config/moves.yaml'), owners('config/departments/any.yaml'));
});

test('Every project has a line, so that somebody has decided', () => {
  for (const project of readdirSync(join(root, 'src')).filter(name => statSync(join(root, 'src', name)).isDirectory())) {
    assert.ok(rules.some(({ pattern }) => pattern === `/src/${project}/`), `.github/CODEOWNERS has no line for /src/${project}/`);
  }
});

test('The last matching line wins and replaces the owners of the lines before it', () => {
  const lines = read('* @all\n/src/ @security # all of it\n\n# comment\n/src/Costs/ @finance @cfo\n/src/Costs/Nobody.cs\n');

  assert.deepEqual(owners('README.md', lines), ['@all']);
  assert.deepEqual(owners('src/App.cs', lines), ['@security']);
  assert.deepEqual(owners('src/Costs/Price.cs', lines), ['@finance', '@cfo']);
  assert.deepEqual(owners('src/Costs/Nobody.cs', lines), []);
  assert.deepEqual(owners('other/src/App.cs', lines), ['@all']);
});

/** See: https://docs.github.com/articles/about-code-owners */
function read(text) {
  return text.split(/\r?\n/)
    .map(line => line.replace(/#.*/, '').trim().split(/\s+/))
    .filter(([pattern]) => pattern)
    .map(([pattern, ...teams]) => ({ pattern, teams }));
}

function rule(file, lines = rules) {
  return lines.findLast(({ pattern }) =>
    pattern === '*' || (pattern.endsWith('/') ? `/${file}`.startsWith(pattern) : `/${file}` === pattern));
}

function owners(file, lines) {
  return rule(file, lines).teams;
}

function areOfSecurity(list) {
  assert.ok(list.length > 0);
  for (const file of list) assert.deepEqual(owners(file), security, file);
}

function files(folder) {
  return readdirSync(join(root, folder), { recursive: true })
    .map(file => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter(file => !/\/(?:bin|obj|node_modules)(?:\/|$)/.test(file) && statSync(join(root, file)).isFile());
}
