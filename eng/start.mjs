// npm start: set-up, validation, synthesis, summary.

import { Problem, capture, distinctErrors, inherit, main } from './process.mjs';
import { setUp } from './setup.mjs';
import { appIsBuilt, buildInputs, built, exclusively, markAppBuilt } from './state.mjs';

function start() {
  setUp();
  if (!appIsBuilt(buildInputs())) exclusively(build);

  return infrapoc('config', 'validate')
    || inherit(process.execPath, ['node_modules/aws-cdk/bin/cdk', 'synth', '--quiet', '--app', `dotnet exec ${built.app}`])
    || infrapoc('summary');
}

function build() {
  const inputs = buildInputs();
  const { status, output } = capture('dotnet', ['build', 'src/InfraPoc.Cli', '--no-restore', '--verbosity', 'quiet', '-nologo']);
  if (status !== 0) throw new Problem(`The app does not build:\n${distinctErrors(output)}`);
  markAppBuilt(inputs);
}

function infrapoc(...args) {
  return inherit('dotnet', ['exec', built.cli, ...args]);
}

main(import.meta.url, start);
