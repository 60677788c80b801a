import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { file, folder, inspect, install, judge, readAcknowledgements } from './nag.mjs';
import { Problem, root } from './process.mjs';

const finding = (path, rule) => ({ path, rule });
const acknowledgement = (resource, rule) => ({ resource, rule });

const explained = (pathAndRule, by) => judge([finding(...pathAndRule)], [acknowledgement(...by)]).others.length === 0;

test('a finding that nobody acknowledged is reported', () => {
  const findings = [finding('Poc-Audit/Archive/Bucket', 'AwsSolutions-S1')];
  assert.deepEqual(judge(findings, []), { others: findings, unused: [] });
});

test('an acknowledgement explains its rule on its resource, whatever the sandbox is called', () => {
  for (const name of ['Poc', 'GenaiPoc']) assert.ok(explained([`${name}-Audit/Archive/Bucket`, 'AwsSolutions-S1'], ['Audit/Archive/Bucket', 'AwsSolutions-S1']));
});

test('an acknowledgement explains no other rule and no other resource', () => {
  for (const [path, rule] of [
    ['Poc-Audit/Archive/Bucket', 'AwsSolutions-S10'],
    ['Poc-Audit/Archive/Bucket', 'AwsSolutions-S1[Action::s3:*]'],
    ['Poc-Audit/Archive/Bucket2', 'AwsSolutions-S1'],
    ['Poc-Audit/Archive/Bucket/Copy', 'AwsSolutions-S1'],
    ['Poc-Audit/Other/Archive/Bucket', 'AwsSolutions-S1'],
    ['Poc-Dept-x-Audit/Archive/Bucket', 'AwsSolutions-S1'],
    ['Poc/Audit/Archive/Bucket', 'AwsSolutions-S1'],
  ]) {
    assert.ok(!explained([path, rule], ['Audit/Archive/Bucket', 'AwsSolutions-S1']), `${path} ${rule}`);
  }
});

test('a star stands for any department and never for two constructs', () => {
  assert.ok(explained(['Poc-Dept-human-resources/Caps/poc-cap-day-1', 'R'], ['Dept-*/Caps/*', 'R']));
  assert.ok(!explained(['Poc-Dept-sales/Other/Caps/x', 'R'], ['Dept-*/Caps/*', 'R']));
  assert.ok(!explained(['Poc-Dept-sales/Caps/x/y', 'R'], ['Dept-*/Caps/*', 'R']));
});

test('a permission that becomes wider is a new finding', () => {
  const roles = ['Boundary/Boundary', 'AwsSolutions-IAM5[Resource::arn:aws:iam::<any>:role/<any>/<any>-*-app]'];
  const found = resource => explained(['Poc-Boundary/Boundary', `AwsSolutions-IAM5[Resource::${resource}]`], roles);

  assert.ok(found('arn:aws:iam::111122223333:role/acme-lab/acme-lab-*-app'));
  for (const wider of ['*', 'arn:aws:iam::*:role/poc/poc-*-app', 'arn:aws:iam::111122223333:role/*', 'arn:aws:iam::111122223333:role/poc/*-*-app', 'arn:aws:iam::111122223333:role/poc/poc-*', 'arn:aws:iam::111122223333:role/a/b/c-*-app']) {
    assert.ok(!found(wider), wider);
  }
});

test('an acknowledgement that nothing needs is named, also beside one that is needed', () => {
  const needed = acknowledgement('Audit/Archive/Bucket', 'AwsSolutions-S1');
  const stale = acknowledgement('Audit/Archive/Bucket', 'AwsSolutions-S2');
  assert.deepEqual(judge([finding('Poc-Audit/Archive/Bucket', 'AwsSolutions-S1')], [needed, stale]), { others: [], unused: [stale] });
});

// Whoever accepts another finding says so here as well, where a reviewer sees it.
const accepted = `
Audit/Archive/AccessLog NIST.800.53.R5-S3BucketReplicationEnabled
Audit/Archive/AccessLog NIST.800.53.R5-S3DefaultEncryptionKMS
Audit/Archive/Bucket NIST.800.53.R5-S3BucketReplicationEnabled
Audit/Trail/Log/Writer AwsSolutions-IAM5[Action::kms:Describe*]
Audit/Trail/Log/Writer AwsSolutions-IAM5[Action::kms:GenerateDataKey*]
Audit/Trail/Log/Writer AwsSolutions-IAM5[Action::kms:ReEncrypt*]
Audit/Trail/Log/Writer AwsSolutions-IAM5[Resource::arn:aws:logs:<any>:<any>:log-group:<any>:log-stream:<any>_CloudTrail_*]
Audit/Trail/Log/Writer NIST.800.53.R5-IAMNoInlinePolicy
Boundary/Boundary AwsSolutions-IAM5[Resource::*]
Boundary/Boundary AwsSolutions-IAM5[Resource::arn:aws:iam::<any>:role/<any>/<any>-*-app]
Boundary/Boundary AwsSolutions-IAM5[Resource::arn:aws:sagemaker:*:aws:hub/SageMakerPublicHub]
Dept-*/Policies/Access AwsSolutions-IAM5[Resource::*] (a department is not closed)
Dept-*/Policies/Access AwsSolutions-IAM5[Resource::arn:aws:sagemaker:*:aws:hub/SageMakerPublicHub] (a department has the playground)
Dept-*/Policies/Access NIST.800.53.R5-IAMPolicyNoStatementsWithFullAccess (a department is not closed)
Usage/*/*/Function NIST.800.53.R5-LambdaConcurrency
Usage/*/*/Function NIST.800.53.R5-LambdaDLQ
Usage/*/*/Function NIST.800.53.R5-LambdaInsideVPC
Usage/*/*/Role NIST.800.53.R5-IAMNoInlinePolicy
Usage/Brake/Brake/Role AwsSolutions-IAM5[Action::kms:GenerateDataKey*]
Usage/Brake/Brake/Role AwsSolutions-IAM5[Resource::*]
Usage/Brake/Brake/Role AwsSolutions-IAM5[Resource::arn:aws:budgets::<any>:budget/*]
Usage/Brake/Brake/Role AwsSolutions-IAM5[Resource::arn:aws:iam::<any>:policy/<any>/brake/*]
Usage/Brake/Brake/Role AwsSolutions-IAM5[Resource::arn:aws:kms:<any>:<any>:key/*]
Usage/Brake/Brake/Role AwsSolutions-IAM5[Resource::arn:aws:sns:<any>:<any>:<any>-*-cost]
Usage/Brake/Brake/Role AwsSolutions-IAM5[Resource::arn:aws:ssm:<any>:<any>:parameter/infrapoc/<any>/*]
Usage/Ledger/Table NIST.800.53.R5-DynamoDBInBackupPlan
Usage/Meter/Meter/Role AwsSolutions-IAM5[Action::kms:GenerateDataKey*]
Usage/Meter/Meter/Role AwsSolutions-IAM5[Resource::arn:aws:iam::<any>:policy/<any>/brake/*]
Usage/Meter/Meter/Role AwsSolutions-IAM5[Resource::arn:aws:kms:<any>:<any>:key/*]
Usage/Meter/Meter/Role AwsSolutions-IAM5[Resource::arn:aws:sns:<any>:<any>:<any>-*-cost]
Usage/Meter/Meter/Role AwsSolutions-IAM5[Resource::arn:aws:ssm:<any>:<any>:parameter/infrapoc/<any>/*]
Usage/Prompts/Log/Writer AwsSolutions-IAM5[Action::kms:Describe*]
Usage/Prompts/Log/Writer AwsSolutions-IAM5[Action::kms:GenerateDataKey*]
Usage/Prompts/Log/Writer AwsSolutions-IAM5[Action::kms:ReEncrypt*]
Usage/Prompts/Log/Writer NIST.800.53.R5-IAMNoInlinePolicy
Usage/Prompts/Owner/Role AwsSolutions-IAM5[Resource::*]
`.trim().split('\n');

test('the acknowledgements are those that were accepted', () => {
  const found = readAcknowledgements().map(({ resource, rule, when }) => `${resource} ${rule}${when ? ` (${when})` : ''}`);
  assert.deepEqual(found.sort(), [...accepted].sort());
});

test('every acknowledgement gives a reason of its own', () => {
  const entries = JSON.parse(readFileSync(join(root, file), 'utf8'));
  for (const { resources, rules, reason } of entries) {
    assert.match(reason, /^[A-Za-z].{40,}\.$/, `${resources} ${rules}`);
    assert.doesNotMatch(`${resources} ${rules}`, /GenaiPoc|genai-poc|sales|accounting|development|\d{12}/, 'is about one company');
  }
});

test('the packages are pinned, and their lock file names no registry', () => {
  const { devDependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const lock = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));

  for (const [name, version] of Object.entries(devDependencies)) {
    assert.match(version, /^\d+\.\d+\.\d+$/, name);
    assert.equal(lock.packages[`node_modules/${name}`].version, version, name);
  }
  assert.ok(Object.values(lock.packages).every(({ resolved }) => resolved === undefined));
});

before(install, { timeout: 300_000 });

const bucket = properties => ({ Type: 'AWS::S3::Bucket', Properties: properties, Metadata: { 'aws:cdk:path': 'Poc-Audit/Archive/Bucket' } });
const trail = validation => ({
  Type: 'AWS::CloudTrail::Trail',
  Properties: { S3BucketName: 'logs', IsLogging: true, EnableLogFileValidation: validation },
});
const inspected = Resources => inspect('Poc-Audit.template.json', { Resources });

test('both packs see a resource, its name and its construct', () => {
  const findings = inspected({ Archive: bucket({}) });

  for (const rule of ['AwsSolutions-S1', 'NIST.800.53.R5-S3BucketVersioningEnabled']) {
    const { description, ...where } = findings.find(each => each.rule === rule);
    assert.deepEqual(where, { template: 'Poc-Audit.template.json', id: 'Archive', path: 'Poc-Audit/Archive/Bucket', rule });
    assert.ok(description.length > 20);
  }
});

test('what is put right is no finding', () => {
  const findings = inspected({ Archive: bucket({ VersioningConfiguration: { Status: 'Enabled' } }) });
  assert.ok(!findings.some(({ rule }) => rule === 'NIST.800.53.R5-S3BucketVersioningEnabled'));
});

test('a rule that cannot be decided is a finding, also for a value of another stack', () => {
  const rule = 'NIST.800.53.R5-CloudTrailLogFileValidationEnabled';
  const parameter = { Parameters: { On: { Type: 'String' } } };
  for (const value of [{ Ref: 'On' }, { 'Fn::GetStackOutput': { StackName: 'Poc-Other', OutputName: 'On' } }]) {
    const found = inspect('Poc-Audit.template.json', { ...parameter, Resources: { Trail: trail(value) } }).find(each => each.rule === rule);
    assert.match(found.description, /threw an error.*could not be validated/);
  }
  assert.ok(!inspected({ Trail: trail(true) }).some(each => each.rule === rule));
});

test('what is found on one resource does not hide what cannot be decided on another', () => {
  const findings = inspect('Poc-Audit.template.json', {
    Parameters: { On: { Type: 'String' } },
    Resources: { Off: trail(false), Unknown: trail({ Ref: 'On' }) },
  }).filter(({ rule }) => rule === 'NIST.800.53.R5-CloudTrailLogFileValidationEnabled');
  assert.deepEqual(findings.map(({ id }) => id), ['Off', 'Unknown']);
  assert.notEqual(findings[0].description, findings[1].description);
});

test('types that aws-cdk-lib does not know are passed over, and the others are not', () => {
  const findings = inspected({
    User: { Type: 'AWS::IdentityStore::NoSuchType', Properties: { A: 1 } },
    Own: { Type: 'Custom::Thing', Properties: {} },
    Archive: bucket({}),
  });
  assert.deepEqual([...new Set(findings.map(({ id }) => id))], ['Archive']);
});

test('a template that cannot be read is a problem and not a pass', () => {
  assert.throws(() => inspected({ Archive: bucket({ BucketName: { 'Fn::NotYetKnown': 'x' } }) }), Problem);
});
