// Brings a fresh clone to the point where it builds. Does nothing, quickly and silently, when there is nothing to do.

import { constructsIsNotServed, generateConstructs, pinnedConstructs } from './bindings.mjs';
import { Problem, capture, distinctErrors, main, npm, step } from './process.mjs';
import { exclusively, markNugetRestored, npmIsInstalled, nugetInputs, nugetIsRestored } from './state.mjs';
import { checkDotnet, checkNode } from './toolchain.mjs';

const restore = ['restore', 'InfraPoc.sln'];

export function setUp() {
  checkNode();
  checkDotnet();
  if (npmIsInstalled() && nugetIsRestored(nugetInputs())) return;

  exclusively(() => {
    if (!npmIsInstalled()) step('set-up: npm packages', installNpmPackages);
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
  const { status, output } = step('set-up: NuGet packages', () => capture('dotnet', restore));
  if (status !== 0) {
    if (!constructsIsNotServed(output)) throw restoreFailed(output);
    step(`set-up: Constructs ${pinnedConstructs()}, which NuGet does not serve here, from its npm package`, generateConstructs);
    step('set-up: NuGet packages, with it', () => {
      const again = capture('dotnet', restore);
      if (again.status !== 0) throw restoreFailed(again.output);
    });
  }
}

function restoreFailed(output) {
  return new Problem(`dotnet ${restore.join(' ')} failed:\n${distinctErrors(output)}\nCheck the sources that \`dotnet nuget list source\` shows, then run this again.`);
}

main(import.meta.url, setUp);
