#!/usr/bin/env node
// The `infrapoc` command of this checkout, built when a source changed.

import { buildApp } from './app.mjs';
import { inherit, main } from './process.mjs';
import { built } from './state.mjs';
import { temporaryEnvironment } from './temporary.mjs';

export function infrapoc(...args) {
  return inherit('dotnet', ['exec', built.cli, ...args], { environment: temporaryEnvironment() });
}

main(import.meta.url, args => {
  buildApp();
  return infrapoc(...args);
});
