// npm run lint: cfn-lint over the templates in cdk.out and that of the deployment role. Optional: without cfn-lint it says so and succeeds.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem, capture, main, root } from './process.mjs';
import { templatesOf } from './templates.mjs';

/**
 * Parts findings into those an exception names, by rule, a part of the message and, where it names one, the type of the resource, and the
 * others; and names exceptions nothing needs.
 */
export function judge(findings, exceptions) {
  const used = new Set();
  const others = findings.filter(finding => {
    const exception = exceptions.find(({ rule, message, type = finding.Type }) =>
      rule === finding.Rule.Id && finding.Message.includes(message) && type === finding.Type);
    if (exception) used.add(exception);
    return !exception;
  });
  return { others, unused: exceptions.filter(exception => !used.has(exception)) };
}

function lint() {
  const templates = templatesOf(join(root, 'cdk.out'));

  const { output, missing } = capture('cfn-lint', ['--format', 'json', ...templates.map(name => join('cdk.out', name)), '.github/deploy-role.yaml']);
  if (missing) {
    console.log('cfn-lint is not on the PATH: the templates were not linted. Install the Python package cfn-lint to do so.');
    return 0;
  }

  const findings = parse(output).map(finding => ({ ...finding, Type: typeOf(finding) }));
  const exceptions = JSON.parse(readFileSync(join(root, 'eng', 'lint-exceptions.json'), 'utf8'));
  const { others, unused } = judge(findings, exceptions);
  for (const { Filename, Location, Rule, Message } of others) {
    console.error(`${Filename}:${Location.Start.LineNumber}: ${Rule.Id} ${Message}`);
  }
  for (const { rule, message } of unused) {
    console.log(`eng/lint-exceptions.json: nothing needs the exception ${rule} ${message} with this cfn-lint.`);
  }
  console.log(`cfn-lint: ${templates.length + 1} templates, ${others.length} findings, ${findings.length - others.length} more that eng/lint-exceptions.json explains`);
  return others.length === 0 ? 0 : 1;
}

/** Type of the resource that a finding in a synthesized template is about. */
function typeOf({ Filename, Location: { Path } }) {
  const [section, id] = Path ?? [];
  return section === 'Resources' && Filename.endsWith('.json')
    ? JSON.parse(readFileSync(join(root, Filename), 'utf8')).Resources[id]?.Type
    : undefined;
}

function parse(output) {
  try {
    return JSON.parse(output || '[]');
  } catch {
    throw new Problem(`cfn-lint did not answer with JSON:\n${output}`);
  }
}

main(import.meta.url, lint);
