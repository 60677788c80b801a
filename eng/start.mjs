// npm start: set-up, validation, synthesis, summary.

import { Problem, capture, distinctErrors, inherit, main, step } from './process.mjs';
import { setUp } from './setup.mjs';
import { appIsBuilt, buildInputs, built, exclusively, markAppBuilt } from './state.mjs';

function start() {
  setUp();
  if (!appIsBuilt(buildInputs())) step('build', () => exclusively(build));

  return infrapoc('config', 'validate')
    || synthesize()
    || infrapoc('summary');
}

function build() {
  const inputs = buildInputs();
  for (const project of ['src/InfraPoc', 'src/InfraPoc.Cli']) {
    const { status, output } = capture('dotnet', ['build', project, '--no-restore', '--verbosity', 'quiet', '-nologo']);
    if (status !== 0) throw new Problem(`The app does not build:\n${distinctErrors(output)}`);
  }
  markAppBuilt(inputs);
}

/** Shows what the CDK CLI says beyond "it worked", which the summary says better. */
function synthesize() {
  const { status, output } = step('synthesis', () =>
    capture(process.execPath, ['node_modules/aws-cdk/bin/cdk', 'synth', '--quiet', '--app', `dotnet exec ${built.app}`]));
  const said = output.split(/\r?\n/).filter(line => !/^(Successfully synthesized to|Supply a stack id) /.test(line)).join('\n').trim();
  if (said) console.error(said);
  return status;
}

function infrapoc(...args) {
  return inherit('dotnet', ['exec', built.cli, ...args]);
}

main(import.meta.url, start);
