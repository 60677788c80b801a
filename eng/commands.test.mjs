import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import { root } from './process.mjs';

const cdk = join(root, 'node_modules', 'aws-cdk', 'bin', 'cdk');
const folder = mkdtempSync(join(tmpdir(), 'infrapoc-commands-'));
after(() => rmSync(folder, { recursive: true }));

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const pages = ['.', 'docs', 'docs/decisions', '.github', 'config', 'config/departments']
  .flatMap(name => readdirSync(join(root, name)).map(file => join(root, name, file)))
  .filter(file => /\.(?:md|yaml)$/.test(file) && !file.endsWith('CHANGELOG.md'));

/** How a command that a page shows is tried: by a check of its own, or elsewhere, and where. Those of AWS need an account. */
const ways = [
  [/^npm (?:start|test)(?: -- --filter \S+)?$/, 'what runs this test; .ci/run runs both as they are written'],
  [/^INFRAPOC_TESTS=complete npm test -- --filter \w+$/, 'part of what .ci/run runs'],
  [/^npm run infrapoc -- /, 'tests/InfraPoc.Cli.Tests/DocumentedCommandsTests.cs'],
  [/^(?:npx )?infrapoc(?: |$)/, 'tests/InfraPoc.Cli.Tests/DocumentedCommandsTests.cs'],
  [/^npm run [a-z]+$/, command => assert.ok(scripts[command.split(' ')[2]], `package.json has no script for ${command}`)],
  [/^(?:npx )?cdk /, 'the test below reads its options from the help of the pinned CLI; what it does needs AWS'],
  [/^aws /, 'the test below reads its options from the models of AWS; what it does needs AWS'],
  [/^git (?:add|rm)(?: \S+)?$/, 'changes the checkout, so no test runs it'],
  [/^node eng\/\w+\.mjs$/, command => assert.ok(existsSync(join(root, command.split(' ')[1])))],
  [/^\.ci\/run$/, command => assert.ok(existsSync(join(root, command)))],
  [/^dotnet (?:pack|tool install) /, 'eng/cli.complete.test.mjs packs the tool and installs it'],
  [/^dotnet (?:build|test|run|format)(?: |$)/, command => command.split(' ').filter(word => /^(?:src|tests|bench)\//.test(word))
    .forEach(path => assert.ok(existsSync(join(root, path)), `${command}: ${path} does not exist`))],
];

const commands = pages.flatMap(page => commandsOf(readFileSync(page, 'utf8')).map(command => ({ page: relative(root, page), command })));

test('Every command that a page shows is tried by a test, or it is said why not', () => {
  assert.ok(commands.length > 80, `too few: ${commands.length}`);
  for (const { page, command } of commands) {
    const [, way] = ways.find(([pattern]) => pattern.test(command)) ?? [];
    assert.ok(way, `${page}: ${command}: say in eng/commands.test.mjs how it is tried`);
    if (typeof way === 'function') way(command);
  }
});

test('Every command of the CDK CLI has only options that the pinned one knows', async () => {
  const shown = commands.filter(({ command }) => /^(?:npx )?cdk \w/.test(command))
    .map(each => ({ ...each, words: each.command.replace(/^npx /, '').split(/\s+/).slice(1) }));
  const helps = new Map(await Promise.all([...new Set(shown.map(({ words: [name] }) => name))].map(async name => {
    const { stdout } = await promisify(execFile)(process.execPath, [cdk, name, '--help'], { cwd: folder });
    assert.match(stdout, new RegExp(`^cdk ${name === 'ls' ? 'list' : name}\\b`), `cdk ${name} is no command`);
    return [name, new Set(stdout.match(/(?<=[\s,])--?[a-z][a-z-]*/g))];
  })));

  assert.ok(helps.size >= 5);
  for (const { page, command, words: [name, ...words] } of shown) {
    for (const option of words.filter(word => word.startsWith('-'))) {
      assert.ok(helps.get(name).has(option.replace(/^--no-/, '--')), `${page}: ${command}: cdk ${name} has no option ${option}`);
    }
  }
});

test('Every command of AWS has an operation and only options that AWS\'s models know', skipWithoutModels(), () => {
  const shown = commands.filter(({ command }) => command.startsWith('aws '));
  const problems = python(`
import json, re, sys
import botocore.session
from botocore import xform_name
session, models, problems = botocore.session.get_session(), {}, []
renamed = {'sns subscribe': {'notification-endpoint'}} # by the command line, which the models do not say
own = {
    'cloudtrail validate-logs': {'trail-arn', 'start-time'},
    'cloudformation deploy': {'stack-name', 'template-file', 's3-bucket', 'role-arn', 'capabilities', 'parameter-overrides'}, # of the command line alone
    # In AWS's API reference, and not yet in every release of the models.
    'bedrock get-account-data-retention': set(), 'bedrock put-account-data-retention': {'mode'},
}
common = {'query', 'output', 'profile', 'region', 'cli-binary-format'}
for command in json.load(sys.stdin):
    words = re.sub(r"'[^']*'|\\"[^\\"]*\\"", 'text', command).split()
    service, operation = words[1], words[2]
    if service + ' ' + operation in own:
        problems += [command + ': no option ' + word for word in words[3:] if word.startswith('--') and word[2:] not in common | own[service + ' ' + operation]]
        continue
    model = models.setdefault(service, session.get_service_model({'s3api': 's3'}.get(service, service)))
    names = {xform_name(name, '-'): name for name in model.operation_names}
    if operation not in names:
        problems.append(command + ': no such operation')
        continue
    shape = model.operation_model(names[operation]).input_shape
    known = common | renamed.get(service + ' ' + operation, set()) | {xform_name(name, '-') for name in (shape.members if shape else {})}
    for word in words[3:]:
        if word.startswith('--') and re.sub('^--(no-)?', '', word) not in known and word[2:] not in known:
            problems.append(command + ': no option ' + word)
print(json.dumps(problems))
`, JSON.stringify(shown.map(({ command }) => command)));

  assert.ok(shown.length > 40);
  assert.deepEqual(JSON.parse(problems), []);
});

/** The commands in a page: lines of its blocks, and code within a sentence, that begin with a program. */
function commandsOf(text) {
  const program = /^(?:INFRAPOC_\w+=\w+ npm|npm|npx|cdk|infrapoc|aws|git|dotnet|docker|node|\.ci\/run)(?: |$)/;
  const blocks = [...text.matchAll(/^( *)```[a-z]*\n([\s\S]*?)^\1```/gm)].flatMap(([, , block]) => block.split('\n'));
  const inline = [...text.replace(/^( *)```[\s\S]*?^\1```/gm, '').matchAll(/`([^`]+)`/g)].map(([, code]) => code);
  return [...blocks, ...inline]
    .map(code => code.replace(/\s+#.*/, '').replace(/\s+/g, ' ').trim())
    .filter(code => program.test(code) && / |\.ci/.test(code));
}

function skipWithoutModels() {
  return python('import botocore', '') === null ? { skip: 'needs AWS\'s models: the Python package botocore is not installed' } : {};
}

function python(script, input) {
  const result = spawnSync('python3', ['-c', script], { input, encoding: 'utf8' });
  return result.status === 0 ? result.stdout : null;
}
