#!/usr/bin/env node
// The `infrapoc` command of this checkout, built when a source changed.

import { join } from 'node:path';
import { buildApp } from './app.mjs';
import { inherit, main, root } from './process.mjs';
import { built } from './state.mjs';
import { temporaryEnvironment } from './temporary.mjs';

/** Runs it in the folder in which it was typed, to which files are relative, for this project unless another is named. */
export function infrapoc(...args) {
  const end = args.includes('--') ? args.indexOf('--') : args.length;
  const isRooted = args[0]?.startsWith('[') || args.slice(0, end).some(arg => /^--root($|[=:])/.test(arg));
  const line = [...args.slice(0, end), ...isRooted ? [] : ['--root', root], ...args.slice(end)];
  return inherit('dotnet', ['exec', join(root, built.cli), ...line], {
    cwd: process.cwd(), environment: { ...temporaryEnvironment(), INFRAPOC_COMMAND: 'npx infrapoc' },
  });
}

// What is missing on this machine has the code that the command has for it.
main(import.meta.url, args => {
  buildApp();
  return infrapoc(...args);
}, 3);
