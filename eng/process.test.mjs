import assert from 'node:assert/strict';
import { test } from 'node:test';
import { distinctErrors } from './process.mjs';

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
