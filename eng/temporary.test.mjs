import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { root, withoutBlank } from './process.mjs';

let folder;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'infrapoc-temporary-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

test('A folder with a blank in its path is passed over', () => {
  const blank = join(folder, '山田 太郎');
  mkdirSync(blank);

  assert.equal(withoutBlank([blank, join(folder, 'new')]), join(folder, 'new'));
  assert.equal(withoutBlank([blank]), undefined);
});

const endings = {
  ends: '',
  fails: 'throw new Error("on purpose");',
  'is ended': 'process.kill(process.pid, "SIGTERM"); setInterval(() => {}, 50);',
};

for (const [how, ending] of Object.entries(endings)) {
  test(`Nothing stays behind when the process ${how}`, () => {
    const script = `
      import { writeFileSync } from 'node:fs';
      import { temporaryEnvironment } from '${join(root, 'eng', 'temporary.mjs').replaceAll('\\', '/')}';
      const { TMPDIR } = temporaryEnvironment();
      writeFileSync(TMPDIR + '/unpacked', 'x');
      console.log(TMPDIR);
      ${ending}`;

    const env = { ...process.env, TMPDIR: folder, TEMP: folder };
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { env, encoding: 'utf8' });

    assert.match(stdout, /infrapoc-/);
    assert.ok(!existsSync(stdout.trim()));
    assert.deepEqual(readdirSync(folder), []);
  });
}
