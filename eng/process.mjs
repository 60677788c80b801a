import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmdirSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { text } from './texts.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** The first of some folders that has no blank in its path and can be written to. */
export function withoutBlank(folders) {
  return folders.filter(folder => !/\s/.test(folder)).find(isWritable);
}

function isWritable(folder) {
  try {
    // Tried, because rights are not all: a file system may be read-only.
    mkdirSync(folder, { recursive: true });
    rmdirSync(mkdtempSync(join(folder, '.infrapoc-')));
    return true;
  } catch {
    return false;
  }
}

/** For temporary files: neither MSBuild's scripts nor CDK's runtime start where the path has a blank, as that of a user may. */
export const temporaryFolder = withoutBlank([tmpdir(), '/tmp', join(root, '.cache')]);

/** Where programs keep what they would keep in a home folder that is missing or cannot be written to, as in some CI. */
export function withoutHome(home = homedir()) {
  if (existsSync(home) && isWritable(home)) return {};
  const folder = join(root, '.cache', 'home');
  return {
    DOTNET_CLI_HOME: folder, JSII_RUNTIME_PACKAGE_CACHE_ROOT: join(folder, 'jsii'), npm_config_cache: join(folder, 'npm'),
  };
}

const quietEnvironment = {
  DOTNET_NOLOGO: '1',
  // jsii prints a banner on every start under a Node release past its end of life; the value lists major versions.
  JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20',
  ...withoutHome(),
  ...process.env,
  ...temporaryFolder && temporaryFolder !== tmpdir() && { TMPDIR: temporaryFolder, TMP: temporaryFolder, TEMP: temporaryFolder },
};

/** A problem whose message is all the user needs: it is printed without a stack trace. */
export class Problem extends Error {}

/** Runs a command, keeps its output, and returns { status, output, missing }. */
export function capture(command, args, { cwd = root, shell = false, environment = {} } = {}) {
  const result = spawnSync(command, args, {
    cwd,
    env: { ...quietEnvironment, ...environment },
    shell,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  if (result.error && result.error.code !== 'ENOENT') throw result.error;
  return {
    status: result.status ?? 1,
    output: `${result.stdout ?? ''}${result.stderr ?? ''}`.trim(),
    missing: result.error !== undefined,
  };
}

/** Like capture, but a non-zero exit is a Problem that shows the command, its output and the fix. */
export function mustSucceed(command, args, fix, options) {
  const result = capture(command, args, options);
  if (result.missing) throw new Problem(`${text.notOnPath(command)} ${fix}`);
  if (result.status !== 0) {
    throw new Problem(`${text.failed([command, ...args].join(' '), result.status, result.output)}\n${fix}`);
  }
  return result.output;
}

/** What a failed `dotnet` command has to say, each error once and not once per project; all of it if it names no error. */
export function distinctErrors(output) {
  const errors = output.split(/\r?\n/)
    .filter(line => /\berror [A-Z]+\d+:/.test(line))
    .map(line => line.trim().replace(/ \[[^\]]+\]$/, '').replace(/^.* : (?=error NU)/, ''));
  return [...new Set(errors)].join('\n') || output;
}

/** Runs a command on this terminal and returns its exit code. */
export function inherit(command, args, { environment = {}, cwd = root } = {}) {
  const result = spawnSync(command, args, { cwd, env: { ...quietEnvironment, ...environment }, stdio: 'inherit', windowsHide: true });
  if (result.error) throw new Problem(text.notStarted(command, result.error.message));
  return result.status ?? 1;
}

/** Like inherit, with others beside it: a promise of the exit code. */
export function inheritBeside(command, args, { environment = {} } = {}) {
  return new Promise((resolve, reject) => {
    spawn(command, args, { cwd: root, env: { ...quietEnvironment, ...environment }, stdio: 'inherit', windowsHide: true })
      .on('error', error => reject(new Problem(text.notStarted(command, error.message))))
      .on('close', status => resolve(status ?? 1));
  });
}

/** Runs body and tells on one line what it does and how long it took. */
export function step(label, body) {
  process.stderr.write(`${label} ... `);
  const started = performance.now();
  try {
    return body();
  } finally {
    process.stderr.write(`${text.seconds(((performance.now() - started) / 1000).toFixed(1))}\n`);
  }
}

/** Runs npm, which is a script: with this Node where npm started us and says where it is, else through the shell on Windows. */
export function npm(args, fix, options) {
  const script = process.env.npm_execpath;
  return script && script.endsWith('.js')
    ? mustSucceed(process.execPath, [script, ...args], fix, options)
    : mustSucceed('npm', args, fix, { ...options, shell: process.platform === 'win32' });
}

/**
 * Runs body with the script's arguments if module is the script Node was started with; its result is the exit code, a Problem its message
 * and failure. Arguments that body does not take are refused, because nobody would notice that they are ignored.
 */
export async function main(module, body, failure = 1) {
  if (!process.argv[1] || realpathSync(process.argv[1]) !== realpathSync(fileURLToPath(module))) return;
  try {
    const args = process.argv.slice(2);
    if (body.length === 0 && args.length > 0) throw new Problem(text.noArguments(args.join(' ')));
    process.exitCode = await body(args) ?? 0;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    console.error(error.message);
    process.exitCode = failure;
  }
}
