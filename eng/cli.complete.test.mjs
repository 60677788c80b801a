// What only a process shows: the packed tool, pipes, terminals, and the shells that complete command lines.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as setTimeoutAsync } from 'node:timers/promises';
import { capture, root } from './process.mjs';
import { built } from './state.mjs';

const folder = mkdtempSync(join(tmpdir(), 'infrapoc-cli-'));
after(() => rmSync(folder, { recursive: true }));

const company = join(folder, 'company');
const bin = join(folder, 'bin');
const { CI, NO_COLOR, GITHUB_ACTIONS, ...bare } = process.env;
const environment = { ...bare, TERM: 'xterm-256color', LANG: 'C.UTF-8', PATH: `${bin}${delimiter}${bare.PATH}` };

before(() => {
  cpSync(join(root, 'config'), join(company, 'config'), { recursive: true });
  mkdirSync(bin);
  writeFileSync(join(bin, 'infrapoc'), `#!/bin/sh\nexec dotnet exec '${join(root, built.cli)}' "$@"\n`);
  chmodSync(join(bin, 'infrapoc'), 0o755);
});

test('The packed tool is installed from its file alone, and runs outside a checkout', () => {
  const packed = join(folder, 'packed');
  const pack = capture('dotnet', ['pack', 'src/InfraPoc.Cli', '--no-restore', '--output', packed]);
  assert.equal(pack.status, 0, pack.output);
  const [file] = readdirSync(packed);
  const [, id, version] = file.match(/^(\w+(?:\.[A-Za-z]\w*)*)\.(\d.*)\.nupkg$/);

  // No other source, and no package that this machine has already.
  writeFileSync(join(folder, 'nuget.config'), `<configuration><packageSources><clear/><add key="packed" value="${packed}"/></packageSources></configuration>`);
  const install = capture(
    'dotnet', ['tool', 'install', id, '--version', version, '--tool-path', join(folder, 'tools'), '--configfile', join(folder, 'nuget.config')],
    { cwd: folder, environment: { NUGET_PACKAGES: join(folder, 'cache') } });
  assert.equal(install.status, 0, install.output);

  const tool = (...args) => spawnSync(join(folder, 'tools', 'infrapoc'), args, { cwd: company, env: environment, encoding: 'utf8' });
  assert.deepEqual([tool('--version').status, tool('--version').stdout.trim().split('+')[0]], [0, version]);
  const valid = tool('config', 'validate');
  assert.equal(valid.status, 0, valid.stderr);
  assert.match(tool('department', 'list').stdout, /sales/);
  assert.match(tool('models', 'list').stdout, /claude/);
  // What needs the app of a checkout says so.
  const estimate = tool('estimate', '--lang', 'en');
  assert.equal(estimate.status, 3, estimate.stdout + estimate.stderr);
  assert.doesNotMatch(estimate.stderr, / {3}at /);
});

const reads = [
  ['summary'], ['status'], ['department', 'list'], ['department', 'show', 'sales'], ['models', 'list'], ['config', 'validate'], ['controls', 'list'],
  ['explain-stop', 'sales', '--spent', '60000'], ['--help'], ['department', 'add', '--help'], ['completion', 'bash'], ['sumary'],
  ['department', 'topup', 'sales', '1000', '--reason', 'test', '--dry-run'],
];

test('A short command compiles no method that it can do without, which is what its start consists of', () => {
  for (const args of [['department', 'list'], ['models', 'list'], ['status'], ['explain-stop', 'sales', '--spent', '60000']]) {
    const list = join(folder, `compiled-${args[0]}`);
    const { status } = spawnSync('dotnet', ['exec', join(root, built.cli), ...args], {
      cwd: company, env: { ...environment, DOTNET_JitStdOutFile: list, DOTNET_JitDisasmSummary: '1' },
    });
    assert.equal(status, 0);
    const compiled = readFileSync(list, 'utf8').trimEnd().split('\n');
    // Callers of setters, and matchers of patterns in linear time: about 230 methods each.
    assert.deepEqual(compiled.filter(method => /InvokeStub_|RegularExpressions\.Symbolic/.test(method)), [], args.join(' '));
    assert.ok(compiled.length > 1000 && compiled.length < 3700, `${args.join(' ')}: ${compiled.length}`);
  }
});

for (const [where, more] of [['a pipe', {}], ['GitHub Actions', { CI: 'true', GITHUB_ACTIONS: 'true' }]]) {
  test(`Nothing that is written to ${where} is an escape sequence`, () => {
    for (const args of reads) {
      const { stdout, stderr } = piped(args, more);
      assert.notEqual(stdout + stderr, '', args.join(' '));
      assert.doesNotMatch(stdout + stderr, /[\u001b\u009b]/, args.join(' '));
    }
  });
}

for (const [args, missing] of [[['init', '--force'], /--company がありません：/], [['department', 'add'], /^ID がありません：/m], [['department', 'add', 'hr'], /--purpose がありません：/]]) {
  test(`Without a terminal, ${args.join(' ')} asks nothing, names what is missing and ends with 2`, () => {
    const { status, stdout, stderr } = piped(args, {});
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(stderr, missing);
  });
}

const terminal = spawnSync('script', ['--version']).error ? { skip: 'needs a pseudo terminal: `script` of util-linux is not installed' } : {};

test('In a terminal with NO_COLOR nothing is coloured', terminal, async () => {
  for (const args of reads) {
    const { output } = await typed(args, { NO_COLOR: '1' });
    assert.doesNotMatch(output, /\u001b\[[\d;]*m/, args.join(' '));
  }
});

test('In a terminal a person is asked, and nobody is where CI runs', terminal, async () => {
  const asked = await typed(['department', 'add', 'hr', '--lang', 'en'], {}, /1\/\d+ {2}Name/);
  assert.equal(asked.status, null, 'it waits for an answer');

  for (const args of [['department', 'add', 'hr'], ['init', '--force']]) {
    const { status, output } = await typed(args, { CI: 'true' });
    assert.equal(status, 2, output);
    assert.match(output, /がありません：/);
  }
});

test('A terminal of one column shows something, and not for ever', terminal, async () => {
  const { status, output } = await typed(['department', 'list'], {}, undefined, 'stty cols 1; ');
  assert.equal(status, 0, output);
  assert.match(output, /sales/);
});

const full = existsSync('/dev/full') ? {} : { skip: 'needs /dev/full' };

test('Output that cannot be written ends with 3 and without a stack trace', full, () => {
  for (const line of ['--help > /dev/full', 'department list > /dev/full', 'department list 2> /dev/full', 'sumary 2> /dev/full']) {
    const { status, stdout, stderr } = spawnSync('sh', ['-c', `infrapoc ${line}`], { cwd: company, env: environment, encoding: 'utf8' });
    assert.equal(status, 3, line);
    assert.doesNotMatch(stdout + stderr, / {3}at |Unhandled/, line);
  }
});

test('Ctrl+C ends a review with 130, and its temporary folder and worktree are gone', async () => {
  const temporary = join(folder, 'temporary');
  mkdirSync(temporary);
  const child = spawn('dotnet', ['exec', join(root, built.cli), 'review', '--base', 'HEAD', '--head', 'HEAD'], {
    cwd: root, env: { ...environment, TMPDIR: temporary }, stdio: 'ignore', detached: true,
  });
  const ended = new Promise(resolve => child.on('close', resolve));
  const worktrees = () => capture('git', ['worktree', 'list']).output.includes(temporary);
  while (child.exitCode === null && !worktrees()) await setTimeoutAsync(20);
  process.kill(-child.pid, 'SIGINT');

  assert.equal(await ended, 130);
  assert.deepEqual(readdirSync(temporary).filter(name => name.startsWith('infrapoc-')), []);
  assert.ok(!worktrees());
});

test('npx infrapoc finds files where it is typed, and the project where it stands', () => {
  const below = join(root, 'docs', 'decisions');
  const run = (...args) => spawnSync(
    process.execPath, [join(root, 'eng', 'infrapoc.mjs'), ...args], { cwd: below, env: environment, encoding: 'utf8' });

  const list = run('department', 'list', '--lang', 'en');
  assert.equal(list.status, 0, list.stderr);
  assert.match(list.stdout, /sales/);
  assert.match(list.stderr, /`npx infrapoc department show ID`/);
  assert.match(run('department', 'add', '--from-csv', 'none.csv').stderr, new RegExp(join('decisions', 'none.csv')));
  assert.match(run('department', 'list', '--root', company).stdout, /sales/);
  assert.match(run('[suggest:3]', 'dep').stdout, /department/);
});

const shells = {
  bash: line => ['bash', ['--norc', '-c', `. "$0"; COMP_LINE='${line}'; COMP_POINT=${line.length}; _infrapoc; printf '%s\\n' "\${COMPREPLY[@]}"`, script('bash')]],
  fish: line => ['fish', ['--no-config', '-c', `source ${script('fish')}; complete -C '${line}'`]],
  pwsh: line => ['pwsh', ['-NoProfile', '-Command', `. ${script('pwsh')}; (TabExpansion2 '${line}' ${line.length}).CompletionMatches | ForEach-Object CompletionText`]],
  zsh: line => ['zsh', ['-f', '-c', `
    zmodload zsh/zpty
    zpty -b shell zsh -f -i
    zpty -w shell "PROMPT=; unsetopt zle_bracketed_paste 2>/dev/null; autoload -U compinit; compinit -u -D; source ${script('zsh')}"
    zpty -w shell "zstyle ':completion:*' list-prompt ''; LISTMAX=1000; setopt no_auto_menu auto_list no_list_beep; print ready"
    zpty -r shell answer '*ready*ready*'
    zpty -n -w shell $'${line}\\C-D'
    sleep 6
    while zpty -r -t shell answer; do print -rn -- "$answer"; done`]],
};

for (const [shell, command] of Object.entries(shells)) {
  const absent = spawnSync(shell, ['--version']).error;
  test(`${shell} completes commands, options and ids`, absent ? { skip: `${shell} is not installed` } : {}, () => {
    for (const [line, ...expected] of [['infrapoc con', 'config', 'controls'], ['infrapoc department show s', 'sales'], ['infrapoc summary --fo', '--format']]) {
      const { status, stdout, stderr } = spawnSync(...command(line), { cwd: company, env: environment, encoding: 'utf8' });
      assert.equal(status, 0, stderr);
      // Zsh draws its list.
      const words = stdout.replace(/\u001b\[[?\d;]*[A-Za-z]/g, '').split(/\s+/);
      for (const word of expected) assert.ok(words.includes(word), `${line}: ${JSON.stringify(stdout)} ${stderr}`);
    }
  });
}

function script(shell) {
  const file = join(folder, `completion.${shell === 'pwsh' ? 'ps1' : shell}`);
  writeFileSync(file, piped(['completion', shell], {}).stdout);
  return file;
}

function piped(args, more) {
  return spawnSync('dotnet', ['exec', join(root, built.cli), ...args], {
    cwd: company, env: { ...environment, ...more }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Runs in a pseudo terminal, whose two streams are one; until it ends, or has written what is waited for. */
function typed(args, more, until, before = '') {
  return new Promise(resolve => {
    const quoted = args.map(each => `'${each}'`).join(' ');
    const child = spawn('script', ['-q', '-e', '-c', `${before}infrapoc ${quoted}`, '/dev/null'], {
      cwd: company, env: { ...environment, ...more }, stdio: ['pipe', 'pipe', 'pipe'],
    });
    let output = '';
    const read = chunk => {
      output += chunk;
      if (until?.test(output)) child.kill();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    const timer = setTimeout(() => child.kill(), 60_000);
    child.on('close', status => {
      clearTimeout(timer);
      resolve({ status, output });
    });
  });
}
