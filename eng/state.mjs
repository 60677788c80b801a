// What this checkout has already been brought to, so that set-up and build run only when something changed.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './process.mjs';

const app = 'src/InfraPoc/bin/Debug/net10.0/InfraPoc.dll';
const cli = 'src/InfraPoc.Cli/bin/Debug/net10.0/InfraPoc.Cli.dll';
const functions = 'src/InfraPoc/bin/Debug/net10.0/functions/InfraPoc.Functions.dll';
export const built = { app, cli, functions };

/** True when node_modules holds what package-lock.json asks for, whoever installed it. */
export function npmIsInstalled(folder = root) {
  const wanted = readJson(join(folder, 'package-lock.json'));
  // npm writes this file last, so it is absent after an installation that was cut short.
  const installed = readJson(join(folder, 'node_modules', '.package-lock.json'));
  return installed !== undefined && Object.entries(wanted.packages)
    .filter(([path, { optional }]) => path !== '' && !optional)
    .every(([path, { version, integrity }]) =>
      installed.packages[path]?.version === version
      && installed.packages[path]?.integrity === integrity
      && existsSync(join(folder, path)));
}

/** True when every project was restored from these inputs and NuGet still has all their packages. */
export function nugetIsRestored(inputs, folder = root) {
  return readStamp(folder, 'restore') === inputs
    && projects(folder).every(project => {
      const obj = join(folder, dirname(project), 'obj');
      const restored = readJson(join(obj, 'project.nuget.cache'));
      return restored?.success === true
        && existsSync(join(obj, 'project.assets.json'))
        && restored.expectedPackageFiles.every(file => existsSync(file));
    });
}

/** Takes the inputs as they were before the restore, so that a file edited meanwhile counts as a change. */
export function markNugetRestored(inputs, folder = root) {
  writeStamp(folder, 'restore', inputs);
}

/** True when the app and the command line were built from these inputs, and by nobody else since. */
export function appIsBuilt(inputs, folder = root) {
  return Object.values(built).every(file => existsSync(join(folder, file))) && readStamp(folder, 'build') === buildStamp(inputs, folder);
}

/** Takes the inputs as they were before the build, so that a file edited meanwhile counts as a change. */
export function markAppBuilt(inputs, folder = root) {
  writeStamp(folder, 'build', buildStamp(inputs, folder));
}

function buildStamp(inputs, folder) {
  const outputs = [app, cli].map(file => join(folder, dirname(file))).flatMap(directory => readdirSync(directory)
    .filter(name => name.startsWith('InfraPoc') && name.endsWith('.dll'))
    .map(name => statSync(join(directory, name)).mtimeMs));
  return [inputs, ...outputs].join(' ');
}

export function nugetInputs(folder = root) {
  const files = new Set(['InfraPoc.sln', 'global.json', 'nuget.config']);
  for (const project of projects(folder)) {
    files.add(project);
    for (let parent = dirname(project); ; parent = dirname(parent)) {
      for (const name of ['Directory.Build.props', 'Directory.Build.targets', 'Directory.Packages.props']) files.add(join(parent, name));
      if (parent === '.') break;
    }
  }
  return hash(folder, [...files].sort(), process.env.NUGET_PACKAGES ?? '');
}

export function buildInputs(folder = root) {
  const sources = readdirSync(join(folder, 'src'), { recursive: true })
    .map(file => join('src', file))
    .filter(file => !/[\\/](?:bin|obj)(?:[\\/]|$)/.test(file) && statSync(join(folder, file)).isFile());
  return hash(folder, ['.editorconfig', 'BannedSymbols.txt', ...sources.sort()], nugetInputs(folder));
}

function projects(folder) {
  const solution = readFileSync(join(folder, 'InfraPoc.sln'), 'utf8');
  return [...solution.matchAll(/"([^"]+\.csproj)"/g)].map(match => match[1].replaceAll('\\', '/'));
}

function hash(folder, files, ...values) {
  const sum = createHash('sha256').update(JSON.stringify(values));
  for (const file of files) {
    const path = join(folder, file);
    if (existsSync(path)) sum.update(`\0${file}\0`).update(readFileSync(path));
  }
  return sum.digest('hex');
}

function readStamp(folder, name) {
  const file = join(folder, '.cache', `${name}.stamp`);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function writeStamp(folder, name, value) {
  const file = join(folder, '.cache', `${name}.stamp`);
  mkdirSync(dirname(file), { recursive: true });
  // Through a temporary name, so that nobody ever reads half a stamp.
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, value);
  renameSync(temporary, file);
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Runs body while no other run in this checkout does; the lock of a process that has died is ignored. */
export function exclusively(body, folder = root) {
  const lock = join(folder, '.cache', 'setup.lock');
  mkdirSync(dirname(lock), { recursive: true });
  while (!acquire(lock)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  try {
    return body();
  } finally {
    rmSync(lock, { force: true });
  }
}

function acquire(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (isAbandoned(lock)) rmSync(lock, { force: true });
    return false;
  }
}

function isAbandoned(lock) {
  const tenMinutes = 10 * 60 * 1000;
  try {
    if (Date.now() - statSync(lock).mtimeMs > tenMinutes) return true;
    const owner = Number(readFileSync(lock, 'utf8'));
    if (owner > 0) process.kill(owner, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}
