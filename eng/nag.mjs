// npm run nag: cdk-nag's rule packs AwsSolutions and NIST 800-53 r5 over the templates in cdk.out. Fails on every finding that
// eng/nag-acknowledgements.json does not give a reason for, and on every acknowledgement that nothing needs.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Problem, main, npm, root, step } from './process.mjs';
import { templatesOf } from './templates.mjs';
import { exclusively, npmIsInstalled } from './state.mjs';

/** Its own packages, apart from those that npm start needs. */
export const folder = join(root, 'eng', 'nag');

export const file = 'eng/nag-acknowledgements.json';

/** Parts findings into those an acknowledgement names and the others, and names acknowledgements nothing needs. */
export function judge(findings, acknowledgements) {
  const tests = acknowledgements.map(({ resource, rule }) => ({ isIts: resourceTest(resource), covers: ruleTest(rule) }));
  const used = new Set();
  const others = findings.filter(finding => {
    const matching = acknowledgements.filter((_, index) => tests[index].isIts(finding.path) && tests[index].covers(finding.rule));
    matching.forEach(each => used.add(each));
    return matching.length === 0;
  });
  return { others, unused: acknowledgements.filter(each => !used.has(each)) };
}

/** A construct path below the sandbox's name, which is up to the company; `*` stands for a part of one construct's id. */
function resourceTest(resource) {
  const pattern = new RegExp(`^[^-/]+-${resource.split('*').map(escape).join('[^/]*')}$`);
  return path => pattern.test(path);
}

/**
 * A rule's id, with what it found in brackets if it says so. `<any>` stands for a word that is up to the company, e.g. a name or
 * an account, and never for a wildcard or a separator: a permission that becomes wider is a new finding.
 */
function ruleTest(rule) {
  const pattern = new RegExp(`^${rule.split('<any>').map(escape).join('[^*:/]+')}$`);
  return id => pattern.test(id);
}

function escape(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Every finding of the packs on a template. */
export function inspect(name, template) {
  const { App, CfnResource, Stack } = packages('aws-cdk-lib');
  const { CfnInclude } = packages('aws-cdk-lib/cloudformation-include');
  const { AwsSolutionsChecks, NIST80053R5Checks } = packages('cdk-nag');

  const packs = [AwsSolutionsChecks, NIST80053R5Checks].map(Pack => new Pack(undefined, { verbose: true }));
  const stack = new Stack(new App(), 'Stack');
  include(CfnInclude, stack, name, template);
  const resources = stack.node.findAll().filter(construct => CfnResource.isCfnResource(construct));
  const expected = Object.keys(template.Resources ?? {}).length;
  if (resources.length !== expected) throw new Problem(`${name} has ${expected} resources, but cdk-nag would see ${resources.length}.`);

  const findings = [];
  for (const resource of resources) {
    const id = resource.node.id;
    const path = pathOf(name, id, template.Resources[id]);
    for (const pack of packs) {
      // One resource at a time: a pack tells only once, for all resources, what a rule found or why it failed.
      for (const { ruleName, description } of pack.validateScope(resource).violations) {
        findings.push({ template: name, id, path, rule: ruleName, description });
      }
    }
  }
  return findings;
}

function pathOf(name, id, { Metadata }) {
  return Metadata?.['aws:cdk:path'] ?? `${name.replace(/\.template\.json$/, '')}/${id}`;
}

function include(CfnInclude, stack, name, template) {
  const work = mkdtempSync(join(tmpdir(), 'infrapoc-nag-'));
  try {
    const templateFile = join(work, 'template.json');
    writeFileSync(templateFile, JSON.stringify(readable(template)));
    new CfnInclude(stack, 'Template', { templateFile });
  } catch (error) {
    throw new Problem(`${name}: the aws-cdk-lib of eng/nag/package.json cannot read it: ${error.message}\nA newer version may.`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** CfnInclude does not know Fn::GetStackOutput: a parameter stands in for it, whose value the rules do not know either. */
function readable(template) {
  const parameters = {};
  const text = JSON.stringify(template, (key, value) => {
    const output = value?.['Fn::GetStackOutput'];
    if (!output) return value;
    const name = `OutputOf${JSON.stringify(output).replace(/[^A-Za-z0-9]/g, '')}`;
    parameters[name] = { Type: 'String' };
    return { Ref: name };
  });
  const copy = JSON.parse(text);
  return { ...copy, Parameters: { ...copy.Parameters, ...parameters } };
}

function nag() {
  const cdkOut = join(root, 'cdk.out');
  const templates = templatesOf(cdkOut);
  install();

  const findings = templates.flatMap(name => inspect(name, JSON.parse(readFileSync(join(cdkOut, name), 'utf8'))));
  const { others, unused } = judge(findings, readAcknowledgements());
  for (const { template, id, path, rule, description } of others) {
    console.error(`cdk.out/${template}: ${id} (${path}): ${rule}\n  ${description}`);
  }
  const stale = unused.filter(({ when }) => !when);
  for (const { resource, rule } of stale) {
    console.error(`${file}: nothing needs the acknowledgement of ${rule} on ${resource}. Remove it, or put right what it names.`);
  }
  for (const { resource, rule, when } of unused.filter(each => each.when)) {
    console.log(`${file}: ${rule} on ${resource} is for when ${when}; nothing needs it with this configuration.`);
  }
  console.log(`cdk-nag: ${templates.length} templates, ${others.length} findings, ${findings.length - others.length} more that ${file} acknowledges, ${stale.length} acknowledgements too many`);
  return others.length + stale.length === 0 ? 0 : 1;
}

/** One acknowledgement for each pair of a resource and a rule. */
export function readAcknowledgements() {
  return JSON.parse(readFileSync(join(root, file), 'utf8')).flatMap(({ resources, rules, reason, when }) =>
    resources.flatMap(resource => rules.map(rule => ({ resource, rule, reason, when }))));
}

/** Does nothing, silently, when there is nothing to do. */
export function install() {
  if (npmIsInstalled(folder)) return;
  exclusively(() => {
    if (npmIsInstalled(folder)) return;
    step('set-up: cdk-nag', () => npm(['ci', '--no-audit', '--no-fund', '--ignore-scripts'], 'npm must be able to reach its registry.', { cwd: folder }));
  });
}

function packages(name) {
  return createRequire(join(folder, 'package.json'))(name);
}

main(import.meta.url, nag);
