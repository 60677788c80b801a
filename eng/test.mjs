// npm test: set-up, the tests of eng/, then `dotnet test` with every argument of this command.

import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inherit, main, root } from './process.mjs';
import { setUp } from './setup.mjs';

function test() {
  setUp();

  mkdirSync(join(root, 'TestResults'), { recursive: true });
  const files = readdirSync(join(root, 'eng')).filter(file => file.endsWith('.test.mjs')).map(file => `eng/${file}`);
  const scripts = inherit(process.execPath, [
    '--test',
    '--test-reporter=spec', '--test-reporter-destination=stdout',
    '--test-reporter=junit', '--test-reporter-destination=TestResults/eng.junit.xml',
    ...files,
  ]);

  const projects = inherit('dotnet', ['test', '--no-restore', ...process.argv.slice(2)]);

  return scripts || projects;
}

main(import.meta.url, test);
