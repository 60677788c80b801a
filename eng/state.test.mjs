import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import {
  appIsBuilt, buildInputs, built, exclusively, markAppBuilt, markNugetRestored, npmIsInstalled, nugetInputs, nugetIsRestored,
} from './state.mjs';

let folder;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'infrapoc-state-'));
  const packages = {
    '': {},
    'node_modules/tool': { version: '1.0.0', integrity: 'a' },
    'node_modules/mac-only': { version: '1.0.0', optional: true },
  };
  write('package-lock.json', JSON.stringify({ packages }));
  write('InfraPoc.sln', 'Project("{F}") = "InfraPoc", "src\\InfraPoc\\InfraPoc.csproj", "{A}"\r\n');
  write('src/InfraPoc/InfraPoc.csproj', '<Project />');
  write('src/InfraPoc/Program.cs', 'return 0;');
  write('packages/yaml/yaml.nupkg.sha512', 'x');
});

afterEach(() => rmSync(folder, { recursive: true }));

test('npm packages count as installed when npm finished and has the locked versions', () => {
  assert.ok(!npmIsInstalled(folder), 'nothing installed');

  write('node_modules/tool/package.json', '{}');
  assert.ok(!npmIsInstalled(folder), 'installation cut short');

  write('node_modules/.package-lock.json', JSON.stringify({ packages: { 'node_modules/tool': { version: '1.0.0', integrity: 'a' } } }));
  assert.ok(npmIsInstalled(folder));
});

test('npm packages must be installed again after the lock file, or the folder, changed', () => {
  write('node_modules/tool/package.json', '{}');

  write('node_modules/.package-lock.json', JSON.stringify({ packages: { 'node_modules/tool': { version: '0.9.0', integrity: 'a' } } }));
  assert.ok(!npmIsInstalled(folder), 'other version');

  write('node_modules/.package-lock.json', JSON.stringify({ packages: { 'node_modules/tool': { version: '1.0.0', integrity: 'a' } } }));
  rmSync(join(folder, 'node_modules/tool'), { recursive: true });
  assert.ok(!npmIsInstalled(folder), 'package removed by hand');

  write('node_modules/.package-lock.json', '{"packages":');
  assert.ok(!npmIsInstalled(folder), 'unreadable');
});

test('A finished restore is not repeated', () => {
  assert.ok(!restored(), 'never restored');

  restore();

  assert.ok(restored());
});

for (const [change, apply] of [
  ['a project changes', () => write('src/InfraPoc/InfraPoc.csproj', '<Project> </Project>')],
  ['central versions appear', () => write('Directory.Packages.props', '<Project />')],
  ['properties beside a project appear', () => write('src/Directory.Build.props', '<Project />')],
  ['the solution changes', () => write('InfraPoc.sln', `${read('InfraPoc.sln')}# more`)],
  ['obj is deleted', () => rmSync(join(folder, 'src/InfraPoc/obj'), { recursive: true })],
  ['the NuGet package folder is emptied', () => rmSync(join(folder, 'packages'), { recursive: true })],
  ['the last restore failed', () => write('src/InfraPoc/obj/project.nuget.cache', '{"success":false,"expectedPackageFiles":[]}')],
]) {
  test(`Restore runs again when ${change}`, () => {
    restore();
    apply();
    assert.ok(!restored());
  });
}

test('The app is built again when a source changes, its output is gone or somebody else built it', () => {
  assert.ok(!isBuilt(), 'never built');

  build();
  assert.ok(isBuilt());

  write('src/InfraPoc/obj/anything.cs', '');
  assert.ok(isBuilt(), 'generated files do not count');

  write('src/InfraPoc/Program.cs', 'return 1;');
  assert.ok(!isBuilt(), 'source changed');

  build();
  write('src/InfraPoc/Added.cs', '');
  assert.ok(!isBuilt(), 'source added');

  build();
  rmSync(join(folder, built.cli));
  assert.ok(!isBuilt(), 'output gone');

  build();
  rmSync(join(folder, built.functions));
  assert.ok(!isBuilt(), 'published functions gone');

  build();
  write(built.app, 'another build');
  assert.ok(!isBuilt(), 'built by somebody else');

  build();
  write(join(dirname(built.app), 'InfraPoc.Config.dll'), 'another build');
  assert.ok(!isBuilt(), 'a part of it built by somebody else');
});

test('A file edited during the build counts as a change', () => {
  const inputs = buildInputs(folder);
  write(built.app, 'app');
  write(built.cli, 'cli');
  write(built.functions, 'functions');
  write('src/InfraPoc/Program.cs', 'return 2;');
  markAppBuilt(inputs, folder);

  assert.ok(!isBuilt());
});

test('The lock of a process that has died does not block', () => {
  write('.cache/setup.lock', '2147483646');

  assert.equal(exclusively(() => 'ran', folder), 'ran');
});

test('The lock is released when the work fails', () => {
  assert.throws(() => exclusively(() => { throw new Error('no'); }, folder), /no/);

  assert.equal(exclusively(() => 'ran', folder), 'ran');
});

function restore() {
  write('src/InfraPoc/obj/project.assets.json', '{}');
  write('src/InfraPoc/obj/project.nuget.cache', JSON.stringify({ success: true, expectedPackageFiles: [join(folder, 'packages/yaml/yaml.nupkg.sha512')] }));
  markNugetRestored(nugetInputs(folder), folder);
}

function restored() {
  return nugetIsRestored(nugetInputs(folder), folder);
}

function build() {
  const inputs = buildInputs(folder);
  write(built.app, 'app');
  write(built.cli, 'cli');
  write(built.functions, 'functions');
  markAppBuilt(inputs, folder);
}

function isBuilt() {
  return appIsBuilt(buildInputs(folder), folder);
}

function write(file, content) {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

function read(file) {
  return readFileSync(join(folder, file), 'utf8');
}
