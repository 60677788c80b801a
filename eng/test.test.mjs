import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampled } from './test.mjs';

test('what was sampled is one sum for each kind', () => {
  const line = text => `<UnitTestResult outcome="Passed"><Output><StdOut>${text}</StdOut></Output></UnitTestResult>`;
  const files = [line('Sampled: 4 of 17 calls') + line('Sampled: 5 of 23 calls'), `<UnitTestResult />${line('Sampled: 1 of 9 sizes')}`, ''];

  assert.deepEqual([...sampled(files)], [['calls', [9, 40]], ['sizes', [1, 9]]]);
});
