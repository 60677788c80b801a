import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { buildApp, nodeOptions, startApp, synthesisEnvironment } from './app.mjs';
import { capture, root } from './process.mjs';
import { built } from './state.mjs';
import { text } from './texts.mjs';

// CloudFormation's schemas take a second and are not what this is about.
const quick = { CDK_VALIDATION: 'false' };
const folder = mkdtempSync(join(tmpdir(), 'infrapoc-app-'));
after(() => rmSync(folder, { recursive: true }));

test('npm start tells the app what the CDK CLI tells it, but that it reports violations itself', () => {
  const environment = join(folder, 'environment.json');
  const app = join(folder, 'print.mjs');
  writeFileSync(app, `import { writeFileSync } from 'node:fs';\nwriteFileSync(${JSON.stringify(environment)}, JSON.stringify(process.env));\n`);
  cdk('--app', `node ${app}`);

  const told = JSON.parse(readFileSync(environment, 'utf8'));
  const { '@aws-cdk/core:failSynthOnValidationErrors': reported, ...context } = JSON.parse(told.CDK_CONTEXT_JSON);
  const ours = synthesisEnvironment();

  assert.equal(reported, false);
  assert.deepEqual(JSON.parse(ours.CDK_CONTEXT_JSON), context);
  assert.equal(ours.CDK_OUTDIR, told.CDK_OUTDIR);
});

test('npm start and cdk synth write the same, and cdk synth builds nothing that is built', () => {
  buildApp();
  const ours = join(folder, 'start');
  const { status, output } = startApp(capture, [], { ...synthesisEnvironment(), ...quick, CDK_OUTDIR: ours });
  assert.equal(status, 0, output);
  const before = statSync(join(root, built.app)).mtimeMs;

  const theirs = join(folder, 'synth');
  const { status: cdkStatus, stderr } = cdk('--output', theirs);

  assert.equal(cdkStatus, 0, stderr);
  assert.ok(!stderr.includes(`${text.build} ...`));
  assert.equal(statSync(join(root, built.app)).mtimeMs, before);
  const files = readdirSync(ours).filter(file => file.endsWith('.json')).sort();
  assert.ok(files.includes('manifest.json'));
  assert.deepEqual(readdirSync(theirs).filter(file => file.endsWith('.json')).sort(), files);
  for (const file of files) assert.equal(readFileSync(join(theirs, file), 'utf8'), readFileSync(join(ours, file), 'utf8'), file);
});

test("Node understands V8's options and a path with a space, and keeps the user's options", () => {
  const spaced = join(folder, 'a folder');
  mkdirSync(join(spaced, 'eng'), { recursive: true });
  writeFileSync(join(spaced, 'eng', 'v8-options.cjs'), readFileSync(join(root, 'eng', 'v8-options.cjs')));

  const options = nodeOptions('--stack-trace-limit=7', spaced);
  const said = spawnSync(
    process.execPath, ['-p', 'Error.stackTraceLimit'], { env: { ...process.env, NODE_OPTIONS: options }, encoding: 'utf8' });

  assert.deepEqual([said.stdout, said.stderr], ['7\n', '']);
});

function cdk(...args) {
  return spawnSync(
    process.execPath, ['node_modules/aws-cdk/bin/cdk', 'synth', '--quiet', ...args],
    { cwd: root, encoding: 'utf8', env: { ...process.env, ...quick } });
}
