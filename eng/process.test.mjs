import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { distinctErrors, root, withoutHome } from './process.mjs';
import { text } from './texts.mjs';

test('An error that several projects share is shown once', () => {
  const output = [
    '  Determining projects to restore...',
    '/x/A.csproj : error NU1301: Unable to load the service index. [/x/InfraPoc.sln]',
    '/x/B.csproj : error NU1301: Unable to load the service index. [/x/InfraPoc.sln]',
  ].join('\r\n');

  assert.equal(distinctErrors(output), 'error NU1301: Unable to load the service index.');
});

test('Compiler errors keep their place', () => {
  const output = ['a.cs(1,8): error CS0029: no [/x/A.csproj]', 'a.cs(2,8): error CS0029: no [/x/A.csproj]', 'a.cs(1,8): error CS0029: no [/x/A.csproj]'].join('\n');

  assert.equal(distinctErrors(output), 'a.cs(1,8): error CS0029: no\na.cs(2,8): error CS0029: no');
});

test('Output without errors is shown whole', () => {
  assert.equal(distinctErrors('MSBUILD crashed'), 'MSBUILD crashed');
});

test('A home folder that is missing or cannot be written to is made up for in the cache', { skip: process.platform !== 'linux' && 'no /proc' }, () => {
  const places = withoutHome('/proc');

  assert.deepEqual(Object.keys(places).sort(), ['DOTNET_CLI_HOME', 'JSII_RUNTIME_PACKAGE_CACHE_ROOT', 'npm_config_cache']);
  assert.ok(Object.values(places).every(folder => folder.startsWith(join(root, '.cache'))));
  assert.deepEqual(withoutHome('/nowhere/at all'), places);
  assert.deepEqual(withoutHome(root), {});

  const script = `
    import { capture } from '${join(root, 'eng', 'process.mjs')}';
    console.log(capture('dotnet', ['nuget', 'locals', 'global-packages', '--list']).output);`;
  const env = { PATH: process.env.PATH, HOME: '/proc' };
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { env, encoding: 'utf8' });
  assert.equal(stdout.trim(), `global-packages: ${join(places.DOTNET_CLI_HOME, '.nuget', 'packages')}/`);
});

test('Arguments that a command would ignore are refused', () => {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'eng', 'setup.mjs'), '--quick'], { encoding: 'utf8' });

  assert.equal(stderr, `${text.noArguments('--quick')}\n`);
  assert.equal(status, 1);
});
