import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './process.mjs';
import { satisfies } from './toolchain.mjs';

test('An SDK satisfies global.json from the wanted version on, within its major and minor', () => {
  for (const version of ['10.0.100', '10.0.101', '10.0.401']) assert.ok(satisfies(version, '10.0.100'), version);
  for (const version of ['9.0.304', '10.0.99', '10.1.100', '11.0.100', '10.0.200-preview.1.25101.1']) {
    assert.ok(!satisfies(version, '10.0.100'), version);
  }
});

test('A Node.js that is too old is one clear line', () => {
  const old = 'data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"18.20.8"}})';

  const result = setUp({ nodeOptions: ['--import', old] });

  assertOneLine(result, /^Node\.js 20 or later is needed, found 18\.20\.8: .*https:\/\/nodejs\.org\/$/);
});

test('A missing .NET SDK is one clear line', () => {
  assertOneLine(setUp(), /^\.NET SDK 10\.0\.\d+ or a later 10\.0 is needed, but dotnet is not on the PATH: .*https:\/\/dotnet\.microsoft\.com\/\S+$/);
});

const posix = { skip: process.platform === 'win32' && 'the stand-in for dotnet is a shell script' };

test('A .NET SDK that is too old is one clear line', posix, () => {
  const result = setUp({ dotnet: 'echo "8.0.404 [/usr/share/dotnet/sdk]"; echo "9.0.304 [/usr/share/dotnet/sdk]"' });

  assertOneLine(result, /^\.NET SDK 10\.0\.\d+ or a later 10\.0 is needed, found 8\.0\.404, 9\.0\.304: .*https:\/\/\S+$/);
});

test('A .NET runtime without an SDK is one clear line', posix, () => {
  assertOneLine(setUp({ dotnet: 'exit 0' }), /found no SDK: .*https:\/\/\S+$/);
});

function setUp({ dotnet, nodeOptions = [] } = {}) {
  const path = mkdtempSync(join(tmpdir(), 'infrapoc-path-'));
  try {
    if (dotnet) {
      writeFileSync(join(path, 'dotnet'), `#!/bin/sh\n${dotnet}\n`);
      chmodSync(join(path, 'dotnet'), 0o755);
    }
    return spawnSync(process.execPath, [...nodeOptions, join(root, 'eng', 'setup.mjs')], { encoding: 'utf8', env: { PATH: path } });
  } finally {
    rmSync(path, { recursive: true });
  }
}

function assertOneLine({ status, stdout, stderr }, line) {
  assert.equal(status, 1);
  assert.equal(stdout, '');
  assert.match(stderr.trimEnd(), line);
  assert.equal(stderr.trimEnd().split('\n').length, 1);
}
