import assert from 'node:assert/strict';
import { join, sep } from 'node:path';
import { test } from 'node:test';
import { coverage } from './coverage.mjs';

const folder = join(sep, 'project', 'src');

const report = (source, file, hits) => `<coverage><sources><source>${source}</source></sources>
  <class name="A" filename="${file}"><methods/><lines>${hits.map((count, at) => `<line number="${at + 1}" hits="${count}" />`).join('')}
  </lines></class></coverage>`;

test('a line counts once, and as hit when any report hit it', () => {
  const reports = [report(folder, join('App', 'A.cs'), [1, 0, 0]), report(join(folder, 'App'), 'A.cs', [0, 3, 0])];

  assert.deepEqual(coverage(reports, folder), { total: 3, hit: 2 });
});

test('what is not below the folder does not count', () => {
  assert.deepEqual(coverage([report(join(sep, 'project', 'tests'), 'A.cs', [1])], folder), { total: 0, hit: 0 });
});
