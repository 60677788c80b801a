// Compares the stacks that are deployed with those of a cloud assembly, in every account and Region that it names, through CDK's look-up
// roles. `before` refuses what would make the deployment fail; `after` that something is missing. Both name stacks that nothing deploys any
// more: a department's file was deleted before its stacks were, and its access is still alive.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { block, summarize } from './github.mjs';

const [when, assembly] = process.argv.slice(2);
const stacks = Object.entries(JSON.parse(readFileSync(join(assembly, 'manifest.json'), 'utf8')).artifacts)
  .filter(([, { type }]) => type === 'aws:cloudformation:stack')
  .map(([id, { environment, properties }]) => ({
    name: properties.stackName ?? id, environment, role: properties.lookupRole.arn.replace('${AWS::Partition}', 'aws'),
  }));
const prefix = stacks.map(({ name }) => name).find(name => name.endsWith('-Boundary')).replace(/Boundary$/, '');

const problems = [];
for (const environment of new Set(stacks.map(each => each.environment))) {
  const here = stacks.filter(each => each.environment === environment);
  const deployed = new Map(list(environment, here[0].role).map(each => [each.StackName, each.StackStatus]));
  for (const { name } of here) {
    const status = deployed.get(name);
    if (when === 'after' && !/^(?:CREATE|UPDATE|IMPORT)_COMPLETE$/.test(status)) {
      problems.push(`${name} (${environment}): ${status ?? 'not there'} / ${status ?? 'ありません'}`);
    }
    if (when === 'before' && /_IN_PROGRESS$|^ROLLBACK_|_ROLLBACK_FAILED$|^DELETE_FAILED$/.test(status)) {
      problems.push(`${name} (${environment}): ${status}: wait, or mend it in CloudFormation / 完了を待つか、CloudFormation で修復してください`);
    }
  }
  for (const [name, status] of deployed) {
    if (name.startsWith(prefix) && !here.some(each => each.name === name)) {
      problems.push(`${name} (${environment}): ${status}: nothing deploys it any more; restore its file, close it, destroy it, then delete the file`
        + ' / どの設定からもデプロイされていません。ファイルを戻し、終了してスタックを削除してから、ファイルを削除してください');
    }
  }
}

if (problems.length > 0) {
  const text = problems.join('\n');
  console.error(text);
  summarize(`### Stacks / スタック\n\n${block(text)}`);
  process.exitCode = 1;
} else {
  console.log(`${stacks.length} stacks, ${when}: nothing is wrong`);
}

/** The stacks of an account and Region that are there. */
function list(environment, role) {
  const [, region] = /^aws:\/\/\d{12}\/([\w-]+)$/.exec(environment);
  const { Credentials: keys } = aws(['sts', 'assume-role', '--role-arn', role, '--role-session-name', 'infrapoc-verify'], {});
  return aws(['cloudformation', 'describe-stacks', '--region', region, '--query', 'Stacks[].{StackName: StackName, StackStatus: StackStatus}'], {
    AWS_ACCESS_KEY_ID: keys.AccessKeyId, AWS_SECRET_ACCESS_KEY: keys.SecretAccessKey, AWS_SESSION_TOKEN: keys.SessionToken,
  });
}

function aws(args, environment) {
  const { status, stdout, stderr, error } = spawnSync('aws', [...args, '--output', 'json'], {
    env: { ...process.env, ...environment }, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024,
  });
  if (error || status !== 0) throw new Error(`aws ${args.slice(0, 2).join(' ')} failed: ${error?.message ?? stderr.trim()}`);
  return JSON.parse(stdout);
}
