// npm test: set-up and build, then `dotnet test` with every argument of this command, and beside it the tests of eng/.

import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { buildEverything } from './app.mjs';
import { inheritBeside, main, root } from './process.mjs';
import { temporaryEnvironment } from './temporary.mjs';
import { text } from './texts.mjs';

const results = join(root, 'TestResults');

async function test(args) {
  buildEverything();
  mkdirSync(results, { recursive: true });
  for (const file of resultFiles()) rmSync(file);

  // A filter names tests of the projects. One project more than processors: that of the functions waits for a local AWS half of the time.
  const scripts = args.includes('--filter') ? 0 : testScripts();
  const atOnce = availableParallelism() + 1;
  const command = args.includes('--collect')
    ? ['--no-build', `-maxcpucount:${atOnce}`, ...args] // Only a project brings what it collects with.
    : [...assemblies(), '--settings', '.runsettings', '--logger', 'trx;LogFileName=dotnet.trx', '--results-directory', 'TestResults', ...args,
      '--', `RunConfiguration.MaxCpuCount=${atOnce}`];
  const projects = inheritBeside('dotnet', ['test', ...command], { environment: temporaryEnvironment() });
  const failed = [await projects, await scripts].find(status => status !== 0);

  const report = join(results, 'eng.txt');
  if (scripts !== 0 && existsSync(report)) console.log(readFileSync(report, 'utf8').trimEnd());
  for (const name of readdirSync(join(root, 'eng'))) {
    if (scripts !== 0 && leftOut(name)) console.log(`${text.leftOut(`eng/${name}`)} ${text.completely}`);
  }
  for (const [what, [some, all]] of sampled(resultFiles().map(file => readFileSync(file, 'utf8')))) {
    console.log(`${text.sampled(some, all, what)} ${text.completely}`);
  }
  return failed;
}

/** The built test projects, those that take longest first. One run of them all starts a third of the processes that a run of each would. */
function assemblies() {
  const longest = ['InfraPoc.Functions.Tests', 'InfraPoc.Controls.Tests', 'InfraPoc.Tests'];
  const all = readdirSync(join(root, 'tests')).filter(name => name.endsWith('.Tests'));
  return [...new Set([...longest, ...all])].map(name => `tests/${name}/bin/Debug/net10.0/${name}.dll`);
}

function testScripts() {
  const files = readdirSync(join(root, 'eng')).filter(file => file.endsWith('.test.mjs') && !leftOut(file)).map(file => `eng/${file}`);
  return inheritBeside(process.execPath, [
    '--test',
    '--test-reporter=spec', '--test-reporter-destination=TestResults/eng.txt',
    '--test-reporter=junit', '--test-reporter-destination=TestResults/eng.junit.xml',
    ...files,
  ]);
}

function resultFiles() {
  return readdirSync(results).filter(file => file.endsWith('.trx')).map(file => join(results, file));
}

/** Whether a file of tests takes so long that only a complete run has it. */
function leftOut(file) {
  return file.endsWith('.complete.test.mjs') && process.env.INFRAPOC_TESTS !== 'complete';
}

/** What tests say that they tested in part, by what it is: how many of how many. */
export function sampled(files) {
  const sums = new Map();
  for (const [, some, all, what] of files.join('\n').matchAll(/<StdOut>Sampled: (\d+) of (\d+) ([^<\n]+)/g)) {
    const [someBefore, allBefore] = sums.get(what) ?? [0, 0];
    sums.set(what, [someBefore + Number(some), allBefore + Number(all)]);
  }
  return sums;
}

main(import.meta.url, test);
