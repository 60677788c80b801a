// Brings a fresh clone to the point where it builds. Does nothing, quickly and silently, when there is nothing to do.

import { constructsIsNotServed, generateConstructs, pinnedConstructs } from './bindings.mjs';
import { Problem, capture, distinctErrors, main, npm } from './process.mjs';
import { exclusively, markNugetRestored, npmIsInstalled, nugetInputs, nugetIsRestored } from './state.mjs';
import { checkDotnet, checkNode } from './toolchain.mjs';

const restore = ['restore', 'InfraPoc.sln'];

export function setUp() {
  checkNode();
  checkDotnet();
  if (npmIsInstalled() && nugetIsRestored(nugetInputs())) return;

  exclusively(() => {
    if (!npmIsInstalled()) step('npm packages', installNpmPackages);
    const inputs = nugetInputs();
    if (nugetIsRestored(inputs)) return;
    restoreNugetPackages();
    markNugetRestored(inputs);
  });
}

function installNpmPackages() {
  npm(['ci', '--no-audit', '--no-fund'], 'npm comes with Node.js (https://nodejs.org/) and must be able to reach its registry.');
}

function restoreNugetPackages() {
  const { status, output } = step('NuGet packages', () => capture('dotnet', restore));
  if (status !== 0) {
    if (!constructsIsNotServed(output)) throw restoreFailed(output);
    step(`Constructs ${pinnedConstructs()}, which NuGet does not serve here, from its npm package`, generateConstructs);
    step('NuGet packages, with it', () => {
      const again = capture('dotnet', restore);
      if (again.status !== 0) throw restoreFailed(again.output);
    });
  }
}

function restoreFailed(output) {
  return new Problem(`dotnet ${restore.join(' ')} failed:\n${distinctErrors(output)}\nCheck the sources that \`dotnet nuget list source\` shows, then run this again.`);
}

function step(label, body) {
  process.stderr.write(`set-up: ${label} ... `);
  const started = performance.now();
  try {
    return body();
  } finally {
    process.stderr.write(`${((performance.now() - started) / 1000).toFixed(1)} s\n`);
  }
}

main(import.meta.url, setUp);
