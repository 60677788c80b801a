import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { constructsIsNotServed, pinnedConstructs } from './bindings.mjs';
import { root } from './process.mjs';

test('NuGet and npm pin the same version of Constructs', () => {
  for (const file of ['package.json', 'package-lock.json']) {
    const content = JSON.parse(readFileSync(join(root, 'eng', 'bindings', file), 'utf8'));
    const { devDependencies } = content.packages?.[''] ?? content;
    assert.equal(devDependencies.constructs, pinnedConstructs(), file);
  }
});

test('Only a Constructs that no source has calls for generating it', () => {
  for (const output of [
    'App.csproj : error NU1102: Unable to find package Constructs with version (>= 10.8.1)',
    'App.csproj : error NU1101: Unable to find package Constructs. No packages exist with this id in source(s): mirror',
    'App.csproj : error NU1603: Warning As Error: App depends on Constructs (>= 10.8.1) but Constructs 10.8.1 was not found.',
  ]) {
    assert.ok(constructsIsNotServed(output), output);
  }
  for (const output of [
    'App.csproj : error NU1102: Unable to find package YamlDotNet with version (>= 18.1.0)',
    'App.csproj : error NU1301: Unable to load the service index for source https://example.com/index.json. Constructs',
    'error NU1102: Unable to find package YamlDotNet\nRestored Constructs',
  ]) {
    assert.ok(!constructsIsNotServed(output), output);
  }
});
