// A folder for temporary files that goes with this process: CDK's .NET runtime unpacks 60 MB at each start and never removes them.

import { mkdtempSync, rmSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { Problem, temporaryFolder } from './process.mjs';
import { text } from './texts.mjs';

let environment;

/** What tells a program to use the folder, which is made at the first call. */
export function temporaryEnvironment() {
  if (!environment) {
    if (!temporaryFolder) {
      throw new Problem(text.temporaryFolder);
    }
    const folder = mkdtempSync(join(temporaryFolder, 'infrapoc-'));
    environment = { TMPDIR: folder, TMP: folder, TEMP: folder };
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(128 + constants.signals[signal]));
  }
  return environment;
}
