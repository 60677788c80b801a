// Some NuGet mirrors lack the .NET binding of the npm package "constructs" that this repository pins.
// The binding is generated code: the vendor's own jsii-pacmak makes the same package from the npm package.

import { cpSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Problem, mustSucceed, npm, root } from './process.mjs';
import { text } from './texts.mjs';

const folder = join(root, 'eng', 'bindings');
const feed = join(folder, 'feed');

export function pinnedConstructs() {
  const central = readFileSync(join(root, 'Directory.Packages.props'), 'utf8');
  return /Include="Constructs" Version="([^"]+)"/.exec(central)[1];
}

/** True when a failed restore failed because no source has the pinned Constructs. */
export function constructsIsNotServed(restoreOutput) {
  return /\bNU1(?:101|102|103|603)\b.*\bConstructs\b/.test(restoreOutput);
}

/** Writes Constructs.<version>.nupkg into the local feed that nuget.config lists. */
export function generateConstructs() {
  const version = pinnedConstructs();
  const fromNpm = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).devDependencies.constructs;
  if (fromNpm !== version) {
    throw new Problem(text.constructsDiffer(version, fromNpm));
  }

  // Outside the repository, so that its Directory.Build.props does not reach the generated project.
  const work = mkdtempSync(join(tmpdir(), 'infrapoc-bindings-'));
  try {
    for (const file of ['package.json', 'package-lock.json']) cpSync(join(folder, file), join(work, file));
    npm(['ci', '--no-audit', '--no-fund', '--ignore-scripts'], text.npmRegistry, { cwd: work });

    const pacmak = join(work, 'node_modules', 'jsii-pacmak', 'bin', 'jsii-pacmak');
    mustSucceed(process.execPath, [pacmak, '-t', 'dotnet', '--code-only', '-o', 'out', join('node_modules', 'constructs')],
      text.constructsNeeded, { cwd: work });

    const project = join(work, 'out', 'dotnet', 'Constructs');
    mustSucceed('dotnet', ['build', '--configuration', 'Release', '-p:DisableTransitiveFrameworkReferenceDownloads=true'],
      text.constructsNeeded, { cwd: project });

    const release = join(project, 'bin', 'Release');
    const name = readdirSync(release).find(file => file === `Constructs.${version}.nupkg`);
    if (!name) throw new Problem(`${text.constructsMissing(version)} ${text.constructsNeeded}`);
    const temporary = join(feed, `.${name}.${process.pid}`);
    cpSync(join(release, name), temporary);
    renameSync(temporary, join(feed, name));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
