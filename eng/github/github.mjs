// GitHub's REST API, and what a run of GitHub Actions reads and writes, for the scripts beside this one. Only modules of Node itself: a
// job that may write to pull requests has no checkout, and fetches these scripts from the default branch.

import { createHash, randomUUID } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, readdirSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

/** Who writes with a workflow's token; nobody else can take this name. */
export const bot = 'github-actions[bot]';

/** The most characters that GitHub takes in a comment or a description. */
export const longest = 65_536;

export class ApiError extends Error {
  constructor(method, path, status, message) {
    super(`GitHub answered ${method} ${path} with ${status}: ${message}`);
    this.status = status;
  }
}

/** A variable that GitHub Actions sets. */
export function variable(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: this script runs in a workflow`);
  return value;
}

/** What started the run. */
export function event() {
  return JSON.parse(readFileSync(variable('GITHUB_EVENT_PATH'), 'utf8'));
}

/** A path of this repository's part of the API. */
export function repository(path) {
  return `/repos/${variable('GITHUB_REPOSITORY')}${path}`;
}

/** Address of this run. */
export function runUrl() {
  return `${variable('GITHUB_SERVER_URL')}/${variable('GITHUB_REPOSITORY')}/actions/runs/${variable('GITHUB_RUN_ID')}`;
}

/** What GitHub answers, parsed; undefined where it answers nothing, or with a status that is expected. */
export async function call(method, path, body, { missing = [] } = {}) {
  const response = await request(method, path, body, missing);
  return missing.includes(response.status) || response.status === 204 ? undefined : response.json();
}

/** The text of a file at a commit, of the default branch as it was when this workflow started; undefined when there is none. */
export async function file(path, commit = variable('GITHUB_WORKFLOW_SHA')) {
  const address = repository(`/contents/${path}?ref=${commit}`);
  const response = await request('GET', address, undefined, [404], 'application/vnd.github.raw+json');
  return response.status === 404 ? undefined : response.text();
}

/** Every item of a list, over all of its pages. */
export async function all(path, items = page => page) {
  const found = [];
  for (let next = `${path}${path.includes('?') ? '&' : '?'}per_page=100`; next;) {
    const response = await request('GET', next);
    found.push(...items(await response.json()));
    const [, link] = /<([^>]+)>;\s*rel="next"/.exec(response.headers.get('link') ?? '') ?? [];
    if (link && !link.startsWith(`${api()}/`)) throw new Error(`The next page is not GitHub's: ${link}`);
    next = link?.slice(api().length);
  }
  return found;
}

/** Everybody who edited the text of an issue, as far as they are still there; only GraphQL tells. */
export async function editors(number) {
  const [owner, name] = variable('GITHUB_REPOSITORY').split('/');
  const query = `query($owner: String!, $name: String!, $number: Int!, $after: String) {
    repository(owner: $owner, name: $name) { issue(number: $number) { userContentEdits(first: 100, after: $after) {
      nodes { editor { login } } pageInfo { hasNextPage endCursor } } } } }`;
  const found = [];
  for (let after = null, isMore = true; isMore;) {
    const asked = { query, variables: { owner, name, number, after } };
    const { data, errors } = await call('POST', new URL(variable('GITHUB_GRAPHQL_URL')), asked);
    const edits = data?.repository?.issue?.userContentEdits;
    if (errors || !edits) throw new Error(`GitHub does not tell who edited issue ${number}: ${JSON.stringify(errors)?.slice(0, 300)}`);
    found.push(...edits.nodes.map(edit => edit?.editor?.login));
    ({ hasNextPage: isMore, endCursor: after } = edits.pageInfo);
  }
  return found;
}

/** The commit that was deployed last; undefined before the first deployment from GitHub. */
export async function lastDeployed() {
  const { workflow_runs: [run] } = await call('GET', repository('/actions/workflows/deploy.yml/runs?branch=main&status=success&per_page=1'));
  return run?.head_sha;
}

/** Writes the one comment that bears a marker, whichever page it is on; returns its address. */
export async function sticky(number, marker, text) {
  const first = `<!-- infrapoc:${marker} -->`;
  const body = fitting(`${first}\n${text}`);
  const comments = await all(repository(`/issues/${number}/comments`));
  const own = comments.find(comment => comment.user?.login === bot && comment.body?.startsWith(first));
  if (own?.body === body) return own.html_url;
  const written = own
    ? await call('PATCH', repository(`/issues/comments/${own.id}`), { body })
    : await call('POST', repository(`/issues/${number}/comments`), { body });
  return written.html_url;
}

/**
 * Writes files on top of the commit that they were made from into a branch of its own, so that git merges them with what came since, and
 * opens a pull request for it or brings the open one up to date. It is not pushed again as long as `content` is the same.
 * Returns its address; undefined when a person has committed to the branch, which is then left alone.
 */
export async function propose(branch, title, text, files, content = files) {
  const { default_branch: base } = await call('GET', repository(''));
  const existing = await call('GET', repository(`/git/ref/heads/${branch}`), undefined, { missing: [404] });
  const head = existing && await call('GET', repository(`/git/commits/${existing.object.sha}`));
  if (head && head.author.name !== bot) return undefined;

  const message = `${title}\n\nContent: ${createHash('sha256').update(JSON.stringify(content)).digest('hex')}`;
  const [open] = existing ? await call('GET', repository(`/pulls?state=open&head=${variable('GITHUB_REPOSITORY_OWNER')}:${branch}`)) : [];
  if (!open || head.message !== message) {
    const parent = variable('GITHUB_SHA');
    const before = await call('GET', repository(`/git/commits/${parent}`));
    const tree = await call('POST', repository('/git/trees'), {
      base_tree: before.tree.sha,
      tree: files.map(({ path, content }) => ({ path, mode: '100644', type: 'blob', content })),
    });
    const author = { name: bot, email: '41898282+github-actions[bot]@users.noreply.github.com' };
    const { sha } = await call('POST', repository('/git/commits'), { message, tree: tree.sha, parents: [parent], author });
    if (existing) await call('PATCH', repository(`/git/refs/heads/${branch}`), { sha, force: true });
    else await call('POST', repository('/git/refs'), { ref: `refs/heads/${branch}`, sha });
  }
  const body = fitting(text);
  const pull = open
    ? await call('PATCH', repository(`/pulls/${open.number}`), { title, body })
    : await call('POST', repository('/pulls'), { title, body, head: branch, base });
  return pull.html_url;
}

/** Text cut at the end of a line so that it fits, with what was open closed again. */
export function fitting(text, room = longest) {
  if (text.length <= room) return text;
  const note = '\n\n*… cut to what fits into a comment; the artifact of the run has all of it. 長いため省略しました。全文は実行の成果物にあります。*';
  const lines = text.slice(0, Math.max(0, room - note.length - 300)).split('\n').slice(0, -1);
  let fence = '';
  let folded = 0;
  for (const line of lines) {
    const [, mark] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? [];
    if (fence) fence = mark?.startsWith(fence) && line.trim() === mark ? '' : fence;
    else if (mark) fence = mark;
    else folded += (line.match(/<details/g) ?? []).length - (line.match(/<\/details>/g) ?? []).length;
  }
  return `${lines.join('\n')}${fence && `\n${fence.slice(0, 100)}`}${'\n</details>'.repeat(Math.min(Math.max(folded, 0), 10))}${note}`;
}

/** The names in a folder of the checkout; git keeps none that is empty. */
export function names(folder) {
  return existsSync(folder) ? readdirSync(folder) : [];
}

/** Text of others as a block that GitHub shows as it is: no markup, links or mentions. */
export function block(text) {
  const whole = visible(text).replace(/`{32,}/g, '`'.repeat(32));
  const shown = whole.length > 20_000 ? `${whole.slice(0, 20_000)}\n…` : whole;
  const longestRun = Math.max(2, ...(shown.match(/`+/g) ?? []).map(run => run.length));
  const fence = '`'.repeat(longestRun + 1);
  return `${fence}text\n${shown}\n${fence}`;
}

/** Text of others within a line, shown as it is. */
export function inline(text) {
  return `\`${visible(String(text)).replaceAll('`', "'").replace(/\s+/g, ' ').trim().slice(0, 200) || ' '}\``;
}

/** Hands a value to later steps and jobs. */
export function output(name, value) {
  const end = randomUUID();
  appendFileSync(variable('GITHUB_OUTPUT'), `${name}<<${end}\n${value}\n${end}\n`);
}

/** Shows text on the page of the run. */
export function summarize(text) {
  appendFileSync(variable('GITHUB_STEP_SUMMARY'), `${text}\n`);
}

function visible(text) {
  return text.replace(/\r\n?/g, '\n').replace(/[^\P{C}\n\t]/gu, '\u{fffd}').trim();
}

function api() {
  return variable('GITHUB_API_URL').replace(/\/$/, '');
}

async function request(method, path, body, expected = [], accept = 'application/vnd.github+json') {
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(path instanceof URL ? path : `${api()}${path}`, {
      method,
      headers: {
        accept,
        authorization: `Bearer ${variable('GITHUB_TOKEN')}`,
        'user-agent': 'infrapoc',
        'x-github-api-version': '2022-11-28',
        ...body && { 'content-type': 'application/json' },
      },
      body: body && JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(60_000),
    });
    if (response.ok || expected.includes(response.status)) return response;
    if (attempt < 4 && isWorthAnother(method, response)) {
      const seconds = Number(response.headers.get('retry-after') ?? 2 ** attempt);
      await setTimeout(Math.min(seconds, 60) * 1000);
      continue;
    }
    throw new ApiError(method, path, response.status, (await response.text()).slice(0, 300));
  }
}

/** A refusal because of too many calls says so; after any other failure what was to be created may be there already. */
function isWorthAnother(method, { status, headers }) {
  return status === 429
    || status === 403 && (headers.has('retry-after') || headers.get('x-ratelimit-remaining') === '0')
    || status >= 500 && method !== 'POST';
}
