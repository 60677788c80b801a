// What deploying one cloud assembly over another does to each resource, as the CDK CLI sees it: JSON on standard output, for
// `infrapoc review`.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { formatDifferences, fullDiff } from '@aws-cdk/cloudformation-diff';
import { Problem, main } from './process.mjs';

/** The stacks that differ, each with its resources that change and how, and the difference as `cdk diff` prints it. */
export function diff(base, head) {
  const [before, after] = [stacksOf(base), stacksOf(head)];
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap(stack => {
    const difference = fullDiff(plain(before.get(stack)), plain(after.get(stack)));
    const resources = difference.resources.logicalIds
      .map(id => ({ id, change: difference.resources.get(id) }))
      .filter(({ change }) => change.isDifferent)
      .map(({ id, change }) => ({
        id,
        path: pathOf(before.get(stack), id) ?? pathOf(after.get(stack), id) ?? `${stack}/${id}`,
        type: change.resourceType,
        impact: change.changeImpact,
      }));
    return difference.isEmpty ? [] : [{
      stack, change: !before.has(stack) ? 'CREATE' : !after.has(stack) ? 'DELETE' : 'UPDATE', resources, text: textOf(difference),
    }];
  });
}

function stacksOf(folder) {
  let artifacts;
  try {
    artifacts = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')).artifacts ?? {};
  } catch (error) {
    throw new Problem(`${folder} is not a cloud assembly: ${error.message}`);
  }
  return new Map(Object.entries(artifacts)
    .filter(([, { type }]) => type === 'aws:cloudformation:stack')
    .map(([name, { properties }]) => [
      properties.stackName ?? name, JSON.parse(readFileSync(join(folder, properties.templateFile), 'utf8')),
    ]));
}

/** Without what the CDK notes about its constructs. */
function plain({ Resources = {}, ...template } = {}) {
  const resources = Object.entries(Resources).map(([id, { Metadata, ...resource }]) => [id, resource]);
  return { ...template, Resources: Object.fromEntries(resources) };
}

function pathOf(template, id) {
  return template?.Resources?.[id]?.Metadata?.['aws:cdk:path'];
}

function textOf(difference) {
  const parts = [];
  formatDifferences(new Writable({ write: (chunk, _, done) => { parts.push(chunk); done(); } }), difference);
  return Buffer.concat(parts).toString('utf8').replace(/\u001b\[[0-9;]*m/g, '').trim();
}

main(import.meta.url, ([base, head]) => {
  process.stdout.write(JSON.stringify(diff(base, head)));
  return 0;
});
