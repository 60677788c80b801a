// Writes what became of a deployment into the pull requests that it deployed, and into the requests that they came from.

import { existsSync, readFileSync } from 'node:fs';
import { all, call, lastDeployed, repository, runUrl, sticky, variable } from './github.mjs';

const [outcome, outputsFile] = process.argv.slice(2);
const sha = variable('GITHUB_SHA');
const outputs = existsSync(outputsFile) ? JSON.parse(readFileSync(outputsFile, 'utf8')) : {};

for (const pull of await deployedPulls()) {
  const text = `${sentence()} [${sha.slice(0, 7)}](${runUrl()})${await links(pull)}`;
  await sticky(pull.number, 'deploy', text);
  const [, issue] = /^request\/issue-(\d+)$/.exec(pull.head.ref) ?? [];
  if (issue && pull.head.repo?.full_name === variable('GITHUB_REPOSITORY')) await sticky(issue, 'deploy', text);
}

/** The merged pull requests since the last deployment that succeeded: a run that waited may have been replaced by a later one. */
async function deployedPulls() {
  const last = await lastDeployed();
  const compared = last && last !== sha
    ? await call('GET', repository(`/compare/${last}...${sha}`), undefined, { missing: [404] })
    : undefined;
  const commits = new Set([...(compared?.commits ?? []).map(each => each.sha), sha]);
  const pulls = new Map();
  for (const commit of commits) {
    for (const pull of await all(repository(`/commits/${commit}/pulls`))) if (pull.merged_at) pulls.set(pull.number, pull);
  }
  return pulls.values();
}

function sentence() {
  switch (outcome) {
    case 'success': return '✅ Deployed. / デプロイしました。';
    case 'cancelled': return '⚠️ The deployment was cancelled. / デプロイは中止されました。';
    default: return '❌ The deployment failed; what was deployed before stays. / デプロイに失敗しました。以前の状態のままのスタックがあります。';
  }
}

/** The sign-in links of the departments whose files the pull request changed. */
async function links(pull) {
  if (outcome !== 'success') return '';
  const files = await all(repository(`/pulls/${pull.number}/files`));
  const ids = files.flatMap(({ filename }) => /^config\/departments\/([a-z0-9-]+)\.yaml$/.exec(filename)?.[1] ?? []);
  return ids.flatMap(id => {
    const [, values] = Object.entries(outputs).find(([stack]) => stack.endsWith(`-Access-${id}`)) ?? [];
    return values?.SignInUrl ? [`\n- ${id}: <${values.SignInUrl}>`] : [];
  }).join('');
}
