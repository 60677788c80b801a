// Counts what was tested from the result files, for .ci/run. Anything it cannot read is a failure, never "zero failed".

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { main, root } from './process.mjs';

/** Counts the .trx files of `dotnet test` and the .xml (JUnit) files of node:test in a folder. */
export function countTests(folder) {
  const total = { passed: 0, failed: 0, skipped: 0, problems: [] };
  for (const name of existsSync(folder) ? readdirSync(folder).sort() : []) {
    const count = name.endsWith('.trx') ? countTrx : name.endsWith('.xml') ? countJunit : undefined;
    if (!count) continue;
    try {
      const { passed, failed, skipped, aborted } = count(readFileSync(join(folder, name), 'utf8'));
      total.passed += passed;
      total.failed += failed;
      total.skipped += skipped;
      if (aborted) total.problems.push(`${name}: the test run was aborted`);
    } catch (error) {
      total.problems.push(`${name}: ${error.message}`);
    }
  }
  if (total.passed + total.failed === 0) total.problems.push(`no test ran, according to ${folder}`);
  return total;
}

function countTrx(xml) {
  const total = Number(/<Counters total="(\d+)"/.exec(xml)?.[1]);
  const outcomes = [...xml.matchAll(/<UnitTestResult\s[^>]*?\boutcome="(\w+)"/g)].map(match => match[1]);
  if (!xml.trimEnd().endsWith('</TestRun>') || outcomes.length !== total) throw new Error('not a complete test result file');

  const passed = outcomes.filter(outcome => outcome === 'Passed').length;
  const skipped = outcomes.filter(outcome => outcome === 'NotExecuted').length;
  const failed = total - passed - skipped;
  // A test host that crashed leaves this mark and no failed test.
  const aborted = failed === 0 && !/<ResultSummary outcome="(?:Completed|Passed)"/.test(xml);
  return { passed, failed, skipped, aborted };
}

function countJunit(xml) {
  if (!xml.trimEnd().endsWith('</testsuites>')) throw new Error('not a complete test result file');

  const total = (xml.match(/<testcase\s/g) ?? []).length;
  const failed = (xml.match(/<failure\s/g) ?? []).length;
  const skipped = (xml.match(/<skipped\s/g) ?? []).length;
  return { passed: total - failed - skipped, failed, skipped };
}

main(import.meta.url, () => {
  const { passed, failed, skipped, problems } = countTests(join(root, 'TestResults'));
  for (const problem of problems) console.error(problem);
  console.log(`tests: ${passed} passed, ${failed} failed, ${skipped} skipped`);
  return failed === 0 && problems.length === 0 ? 0 : 1;
});
