// The CDK app as cdk.json starts it, and the command line: built when a source changed, otherwise only started.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem, capture, distinctErrors, inherit, main, root, step } from './process.mjs';
import { setUp } from './setup.mjs';
import { appIsBuilt, buildInputs, built, exclusively, markAppBuilt } from './state.mjs';
import { temporaryEnvironment } from './temporary.mjs';
import { text } from './texts.mjs';

/** Builds app and command line, unless they are built from the sources as they are. */
export function buildApp() {
  setUp();
  if (appIsBuilt(buildInputs())) return;
  step(text.build, () => exclusively(() => {
    if (!appIsBuilt(buildInputs())) build('eng/app.slnf');
  }));
}

/** Builds the tests as well, as far as something changed. */
export function buildEverything() {
  setUp();
  step(text.build, () => exclusively(() => build('InfraPoc.sln')));
}

function build(solution) {
  const inputs = buildInputs();
  const { status, output } = capture('dotnet', ['build', solution, '--no-restore', '--verbosity', 'quiet', '-nologo']);
  if (status !== 0) throw new Problem(text.buildFailed(distinctErrors(output)));
  markAppBuilt(inputs);
}

/** Starts the app, which must be built, with capture or inherit. */
export function startApp(run, args = [], environment = {}) {
  return run('dotnet', ['exec', built.app, ...args], {
    environment: { ...temporaryEnvironment(), NODE_OPTIONS: nodeOptions(), ...environment },
  });
}

/** Adds V8's options to those of the user. Node takes quotes around a path, and a backslash in them for an escape. */
export function nodeOptions(options = process.env.NODE_OPTIONS ?? '', folder = root) {
  const file = join(folder, 'eng', 'v8-options.cjs').replaceAll('\\', '/');
  return `${options} --require "${file}"`.trim();
}

/** What the CDK CLI tells the app for `cdk synth`; that the app reports violations itself is left to its default. */
export function synthesisEnvironment() {
  const { context, output, versionReporting } = JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8'));
  return {
    CDK_OUTDIR: output,
    CDK_CONTEXT_JSON: JSON.stringify({
      ...context,
      'aws:cdk:enable-path-metadata': true,
      'aws:cdk:enable-asset-metadata': true,
      'aws:cdk:bundling-stacks': ['**'],
      ...versionReporting === false && { 'aws:cdk:disable-version-reporting': true },
    }),
  };
}

main(import.meta.url, args => {
  buildApp();
  return startApp(inherit, args);
});
