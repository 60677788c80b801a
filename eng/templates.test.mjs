import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { templatesOf } from './templates.mjs';

let folder;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'infrapoc-templates-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

test('A template of a stack that is gone is none of the assembly', () => {
  const stack = name => ({ type: 'aws:cloudformation:stack', properties: { templateFile: `${name}.template.json` } });
  const artifacts = { B: stack('B'), A: stack('A'), 'A.assets': { type: 'cdk:asset-manifest', properties: { file: 'A.assets.json' } } };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ artifacts }));
  writeFileSync(join(folder, 'Gone.template.json'), '{}');

  assert.deepEqual(templatesOf(folder), ['A.template.json', 'B.template.json']);
});

test('A folder without a cloud assembly is a problem that says what to do', () => {
  assert.throws(() => templatesOf(folder), /cdk\.out holds no templates\. Run npm start first\./);
});
