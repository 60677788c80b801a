import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { judge } from './lint.mjs';
import { root } from './process.mjs';

const finding = (rule, message) => ({ Rule: { Id: rule }, Message: message });
const exception = { rule: 'E3006', message: "'AWS::New::Type'" };

test('a finding that an exception names is explained', () => {
  assert.deepEqual(judge([finding('E3006', "Resource type 'AWS::New::Type' does not exist")], [exception]), { others: [], unused: [] });
});

test('another message or another rule is not', () => {
  const findings = [finding('E3006', "Resource type 'AWS::Other::Type' does not exist"), finding('E3002', "'AWS::New::Type'")];
  assert.deepEqual(judge(findings, [exception]), { others: findings, unused: [exception] });
});

test('every exception gives a reason', () => {
  for (const { rule, message, reason } of JSON.parse(readFileSync(join(root, 'eng', 'lint-exceptions.json'), 'utf8'))) {
    assert.match(rule, /^[EW]\d{4}$/);
    assert.ok(message.length > 5 && reason.length > 20, rule);
  }
});

test('an exception for one type of resource explains no other', () => {
  const typed = { ...exception, type: 'AWS::New::Type' };
  const findings = ['AWS::New::Type', 'AWS::Old::Type', undefined].map(Type => ({ ...finding('E3006', "'AWS::New::Type'"), Type }));
  assert.deepEqual(judge(findings, [typed]), { others: findings.slice(1), unused: [] });
});
