// Brings a fresh clone to the point where it builds. Does nothing, quickly and silently, when there is nothing to do.

import { constructsIsNotServed, generateConstructs, pinnedConstructs } from './bindings.mjs';
import { Problem, capture, distinctErrors, main, npm, step } from './process.mjs';
import { exclusively, markNugetRestored, npmIsInstalled, nugetInputs, nugetIsRestored } from './state.mjs';
import { text } from './texts.mjs';
import { checkDotnet, checkNode } from './toolchain.mjs';

const restore = ['restore', 'InfraPoc.sln'];

export function setUp() {
  checkNode();
  checkDotnet();
  if (npmIsInstalled() && nugetIsRestored(nugetInputs())) return;

  exclusively(() => {
    if (!npmIsInstalled()) step(text.npmPackages, installNpmPackages);
    const inputs = nugetInputs();
    if (nugetIsRestored(inputs)) return;
    restoreNugetPackages();
    markNugetRestored(inputs);
  });
}

function installNpmPackages() {
  npm(['ci', '--no-audit', '--no-fund'], text.npmInstall);
}

function restoreNugetPackages() {
  const { status, output } = step(text.nugetPackages, () => capture('dotnet', restore));
  if (status !== 0) {
    if (!constructsIsNotServed(output)) throw restoreFailed(output);
    step(text.constructs(pinnedConstructs()), generateConstructs);
    step(text.nugetAgain, () => {
      const again = capture('dotnet', restore);
      if (again.status !== 0) throw restoreFailed(again.output);
    });
  }
}

function restoreFailed(output) {
  return new Problem(text.restoreFailed(`dotnet ${restore.join(' ')}`, distinctErrors(output)));
}

main(import.meta.url, setUp);
