import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { countTests } from './count-tests.mjs';

test('Results of dotnet test and node:test are added up', () => {
  const count = countFiles({
    'InfraPoc.Tests.trx': trx(['Passed', 'Passed', 'NotExecuted']),
    'InfraPoc.Cli.Tests.trx': trx(['Passed']),
    'eng.junit.xml': junit('<testcase name="a"/>', '<testcase name="b">\n<skipped type="skipped" message="true"/>\n</testcase>'),
    'notes.txt': 'not a result file',
  });

  assert.deepEqual(count, { passed: 4, failed: 0, skipped: 2, problems: [] });
});

test('Failures are counted in both formats', () => {
  const count = countFiles({
    'InfraPoc.Tests.trx': trx(['Passed', 'Failed', 'Error', 'Timeout'], 'Failed'),
    'eng.junit.xml': junit('<testcase name="a" failure="no">\n<failure type="testCodeFailure" message="no">\n...\n</failure>\n</testcase>'),
  });

  assert.deepEqual(count, { passed: 1, failed: 4, skipped: 0, problems: [] });
});

test('A test name that looks like a result is not counted', () => {
  const count = countFiles({ 'InfraPoc.Tests.trx': trx(['Passed']).replace('name 0', 'x &lt;UnitTestResult outcome=&quot;Failed&quot;') });

  assert.deepEqual(count, { passed: 1, failed: 0, skipped: 0, problems: [] });
});

test('No result file, an empty folder and skipped tests only are problems', () => {
  assert.match(countTests('no-such-folder').problems[0], /^no test ran/);
  assert.match(countFiles({}).problems[0], /^no test ran/);
  assert.match(countFiles({ 'InfraPoc.Tests.trx': trx(['NotExecuted']) }).problems[0], /^no test ran/);
});

test('A result file that is cut short, empty or something else is a problem', () => {
  const whole = { 'InfraPoc.Cli.Tests.trx': trx(['Passed']) };
  for (const [name, content] of [
    ['bad.trx', ''],
    ['bad.trx', trx(['Passed', 'Passed']).slice(0, 300)],
    ['bad.trx', trx(['Passed']).replace('total="1"', 'total="2"')],
    ['bad.trx', '<html></html>'],
    ['bad.xml', ''],
    ['bad.xml', junit('<testcase name="a"/>').replace('</testsuites>', '')],
  ]) {
    const { passed, problems } = countFiles({ ...whole, [name]: content });
    assert.equal(passed, 1);
    assert.deepEqual(problems, [`${name}: not a complete test result file`]);
  }
});

test('A test host that crashed is a problem even when no test failed', () => {
  const count = countFiles({ 'bad.trx': trx(['Passed'], 'Failed') });

  assert.deepEqual(count, { passed: 1, failed: 0, skipped: 0, problems: ['bad.trx: the test run was aborted'] });
});

function countFiles(files) {
  const folder = mkdtempSync(join(tmpdir(), 'infrapoc-results-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    return countTests(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function trx(outcomes, summary = 'Completed') {
  const results = outcomes.map((outcome, index) =>
    `    <UnitTestResult executionId="${index}" testName="name ${index}" duration="00:00:00.001" outcome="${outcome}" testListId="1" />`);
  return `\uFEFF<?xml version="1.0" encoding="utf-8"?>
<TestRun id="1" xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">
  <Results>
${results.join('\n')}
  </Results>
  <ResultSummary outcome="${summary}">
    <Counters total="${outcomes.length}" executed="${outcomes.length}" />
  </ResultSummary>
</TestRun>
`;
}

function junit(...cases) {
  return `<?xml version="1.0" encoding="utf-8"?>\n<testsuites>\n${cases.join('\n')}\n<!-- tests ${cases.length} -->\n</testsuites>\n`;
}
