import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem, capture, root } from './process.mjs';
import { text } from './texts.mjs';

/** Throws a one-line Problem unless this Node is recent enough. */
export function checkNode(found = process.versions.node) {
  const needed = 20;
  if (Number.parseInt(found, 10) < needed) {
    throw new Problem(text.nodeTooOld(needed, found));
  }
}

/** Throws a one-line Problem unless an SDK that global.json accepts is installed. */
export function checkDotnet() {
  const needed = JSON.parse(readFileSync(join(root, 'global.json'), 'utf8')).sdk.version;
  const line = needed.split('.', 2).join('.');
  const page = `https://dotnet.microsoft.com/download/dotnet/${line}`;

  const result = capture('dotnet', ['--list-sdks']);
  if (result.missing) {
    throw new Problem(text.noDotnet(needed, line, page));
  }

  const found = [...result.output.matchAll(/^(\d+\.\d+\.\d+\S*) \[/gm)].map(match => match[1]);
  if (!found.some(version => satisfies(version, needed))) {
    throw new Problem(text.dotnetTooOld(needed, line, page, found.join(', ')));
  }
}

/** The rule of global.json's "rollForward": "latestFeature": same major and minor, same or later patch, no preview. */
export function satisfies(version, needed) {
  if (version.includes('-')) return false;
  const [major, minor, patch] = version.split('.').map(Number);
  const [neededMajor, neededMinor, neededPatch] = needed.split('.').map(Number);
  return major === neededMajor && minor === neededMinor && patch >= neededPatch;
}
