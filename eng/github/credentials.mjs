// Exchanges the run's OIDC token for an hour and a half of the deployment role, which trusts this repository, workflow, environment and
// branch alone, and hands the credentials to the later steps of the job. See: https://docs.github.com/en/actions/reference/security/oidc

import { appendFileSync } from 'node:fs';
import { variable } from './github.mjs';

const role = variable('DEPLOY_ROLE');
const region = variable('AWS_REGION');

const token = await answer('GitHub', `${variable('ACTIONS_ID_TOKEN_REQUEST_URL')}&audience=sts.amazonaws.com`, {
  headers: { authorization: `Bearer ${variable('ACTIONS_ID_TOKEN_REQUEST_TOKEN')}` },
});
const { value } = JSON.parse(token);
mask(value);

// The one call of STS that needs no credentials.
const credentials = await answer('AWS', process.env.AWS_ENDPOINT_URL_STS ?? `https://sts.${region}.amazonaws.com/`, {
  method: 'POST',
  body: new URLSearchParams({
    Action: 'AssumeRoleWithWebIdentity',
    Version: '2011-06-15',
    RoleArn: role,
    RoleSessionName: `deploy-${variable('GITHUB_RUN_ID')}`,
    WebIdentityToken: value,
    DurationSeconds: '5400',
  }),
});
keep('AWS_REGION', region);
for (const [name, element] of [
  ['AWS_ACCESS_KEY_ID', 'AccessKeyId'], ['AWS_SECRET_ACCESS_KEY', 'SecretAccessKey'], ['AWS_SESSION_TOKEN', 'SessionToken'],
]) {
  const [, secret] = new RegExp(`<${element}>([\\w+/=]+)</${element}>`).exec(credentials) ?? [];
  if (!secret) throw new Error(`AWS answered without ${element}`);
  mask(secret);
  keep(name, secret);
}

async function answer(who, address, options) {
  const response = await fetch(address, { ...options, redirect: 'error', signal: AbortSignal.timeout(60_000) });
  const text = await response.text();
  const [, reason] = /<Message>([^<]+)/.exec(text) ?? [];
  if (!response.ok) throw new Error(`${who} answered ${response.status}${reason ? `: ${reason}` : ''}`);
  return text;
}

function keep(name, value) {
  appendFileSync(variable('GITHUB_ENV'), `${name}=${value}\n`);
}

function mask(secret) {
  console.log(`::add-mask::${secret}`);
}
