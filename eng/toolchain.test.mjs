import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './process.mjs';
import { text } from './texts.mjs';
import { satisfies } from './toolchain.mjs';

const needed = JSON.parse(readFileSync(join(root, 'global.json'), 'utf8')).sdk.version;
const page = 'https://dotnet.microsoft.com/download/dotnet/10.0';

test('An SDK satisfies global.json from the wanted version on, within its major and minor', () => {
  for (const version of ['10.0.100', '10.0.101', '10.0.401']) assert.ok(satisfies(version, '10.0.100'), version);
  for (const version of ['9.0.304', '10.0.99', '10.1.100', '11.0.100', '10.0.200-preview.1.25101.1']) {
    assert.ok(!satisfies(version, '10.0.100'), version);
  }
});

test('A Node.js that is too old is one clear line', () => {
  const old = 'data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"18.20.8"}})';

  const result = setUp({ nodeOptions: ['--import', old] });

  assertOneLine(result, text.nodeTooOld(20, '18.20.8'));
});

test('A missing .NET SDK is one clear line', () => {
  assertOneLine(setUp(), text.noDotnet(needed, '10.0', page));
});

const posix = { skip: process.platform === 'win32' && 'the stand-in for dotnet is a shell script' };

test('A .NET SDK that is too old is one clear line', posix, () => {
  const result = setUp({ dotnet: 'echo "8.0.404 [/usr/share/dotnet/sdk]"; echo "9.0.304 [/usr/share/dotnet/sdk]"' });

  assertOneLine(result, text.dotnetTooOld(needed, '10.0', page, '8.0.404, 9.0.304'));
});

test('A .NET runtime without an SDK is one clear line', posix, () => {
  assertOneLine(setUp({ dotnet: 'exit 0' }), text.dotnetTooOld(needed, '10.0', page, ''));
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
  assert.equal(stderr.trimEnd(), line);
  assert.equal(stderr.trimEnd().split('\n').length, 1);
}
