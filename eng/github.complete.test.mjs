import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { parse } from 'yaml';
import { forms } from './forms.mjs';
import { fakeGitHub } from './github/fake.mjs';
import { block } from './github/github.mjs';
import { codersOf } from './github/review.mjs';
import { root } from './process.mjs';
import { built } from './state.mjs';

const folder = mkdtempSync(join(tmpdir(), 'infrapoc-github-'));
after(() => rmSync(folder, { recursive: true }));
let count = 0;

const scripts = join(root, 'eng', 'github');
const rules = 'rules:\n  - when: state-lost\n    approvers: [other]\n  - when: code-changed\n    approvers: [sec-1, "sec-2"]\n    why: 計測\n';
const head = 'a'.repeat(40);

// The review of a pull request

/** A pull request of a fork, and the event of the run that reviewed it. */
const fork = { id: 2, full_name: 'outside/sandbox', owner: { login: 'outside' } };
const pull = {
  number: 7, state: 'open', user: { login: 'somebody' }, labels: [{ name: 'mine' }, { name: 'review:old' }],
  head: { ref: 'raise', sha: head, repo: fork }, base: { ref: 'main' },
};
const run = (more = {}) => ({
  repository: { default_branch: 'main' },
  workflow_run: {
    id: 11, path: '.github/workflows/review.yml', event: 'pull_request', conclusion: 'success', head_sha: head, head_branch: 'raise',
    head_repository: fork, html_url: 'https://github.example/run/11', ...more,
  },
});
const review = {
  refused: [],
  labels: ['review:money', 'review:access'],
  approvals: [{ kind: 'budget-raised', approvers: ['Fin-1', 'fin-2'], why: '営業部: 50,000 円 → 80,000 円', concerns: ['営業部 (企画)'], by: 'fin-1', status: 'success' }],
};
const configOnly = { 7: [{ filename: 'config/departments/sales.yaml' }, { filename: 'docs/page.md' }, { filename: 'README.md' }] };

async function posted(state, { made = review, text = 'verdict', base = 'base0', event = run(), before = () => {} } = {}) {
  const hub = await fakeGitHub({ pulls: [pull], files: configOnly, contents: { 'config/approvals.yaml': rules }, ...state });
  const artifact = temporary();
  if (made) {
    writeFileSync(join(artifact, 'review.json'), typeof made === 'string' ? made : JSON.stringify(made));
    writeFileSync(join(artifact, 'review.md'), text);
    writeFileSync(join(artifact, 'base'), `${base}\n`);
  } else {
    rmSync(artifact, { recursive: true });
  }
  before(hub);
  const result = await script(hub, event, ['review.mjs', 'post', artifact]);
  hub.close();
  return { hub, result, body: hub.comments.find(({ user }) => user.login.includes('bot'))?.body ?? '', status: hub.statuses.at(-1) };
}

test('A fork\'s pull request gets one comment, its labels and a status that waits for who must approve', async () => {
  const schema = JSON.parse(readFileSync(join(root, 'docs', 'schemas', 'review.schema.json'), 'utf8')).properties;
  assert.deepEqual(Object.keys(review).filter(key => !schema[key]), [], 'a review has no such key');
  const { properties } = schema.approvals.items;
  assert.deepEqual(Object.keys(review.approvals[0]).filter(key => !properties[key]), [], 'an approval has no such key');

  const { hub, result, body, status } = await posted({});

  assert.equal(result.code, 0, result.stderr);
  assert.match(body, /^<!-- infrapoc:review -->\n/);
  assert.match(body, /⏳ \*\*budget-raised\*\*: `Fin-1` \| `fin-2` \(`営業部: 50,000 円 → 80,000 円 \/ 営業部 \(企画\)`\)[\s\S]*verdict/);
  assert.deepEqual(hub.labels[7], ['review:money', 'review:access']);
  assert.ok(hub.wrote().includes('DELETE /issues/7/labels/review:old'), 'a label of an earlier review is still there');
  assert.ok(!hub.wrote().some(asked => asked.endsWith('/mine')), 'a label of a person was removed');
  assert.deepEqual(
    [status.sha, status.context, status.state, status.target_url], [head, 'infrapoc/review', 'pending', hub.comments[0].html_url]);
  assert.ok(status.description.length <= 140);
  assert.ok(hub.requests.every(({ token }) => token === 'Bearer token-of-the-run'));
});

test('A second push updates the comment, whichever page it is on, and leaves one alone that somebody else wrote with the marker', async () => {
  const others = Array.from({ length: 5 }, (_, index) => ({
    id: index, issue: '7', user: { login: 'somebody' }, body: index === 2 ? '<!-- infrapoc:review -->\nall is well' : 'hello',
  }));
  const own = { id: 99, issue: '7', user: { login: 'github-actions[bot]' }, body: '<!-- infrapoc:review -->\nold' };

  const { hub, body } = await posted({ comments: [...others, own] });

  assert.deepEqual(hub.wrote().filter(asked => asked.includes('comments')), ['PATCH /issues/comments/99']);
  assert.match(body, /verdict/);
  assert.equal(hub.comments.length, 6);
});

test('Only approvals of this commit, by those who may, and their latest word, count', async () => {
  const approve = (login, state = 'APPROVED', commit = head) => ({ user: { login }, state, commit_id: commit });
  const cases = [
    ['pending', [approve('stranger')]],
    ['pending', [approve('fin-1', 'APPROVED', 'b'.repeat(40))]],
    ['success', [approve('fin-1')]],
    ['success', [approve('stranger'), approve('x'), approve('FIN-2')]],
    ['pending', [approve('fin-1'), approve('fin-1', 'CHANGES_REQUESTED')]],
    ['pending', [approve('fin-1'), approve('fin-1', 'DISMISSED')]],
    ['success', [approve('fin-1'), approve('fin-1', 'COMMENTED')]],
    ['pending', [{ user: null, state: 'APPROVED', commit_id: head }]],
  ];
  for (const [expected, reviews] of cases) {
    const { status } = await posted({ reviews: { 7: reviews } });
    assert.equal(status.state, expected, JSON.stringify(reviews));
  }

  const made = { approvals: [{ ...review.approvals[0], approvers: ['Somebody'] }] };
  const own = await posted({ reviews: { 7: [approve('somebody')] } }, { made });
  assert.equal(own.status.state, 'pending', 'who opened the pull request approved it');
});

test('Who wrote or pushed a commit of the pull request, or filled in or edited the form that it was made of, does not approve it', async () => {
  const approved = login => ({ reviews: { 7: [{ user: { login }, state: 'APPROVED', commit_id: head }] } });
  const commit = (author, committer = { login: 'web-flow' }) => ({ author, committer });
  const bot = { login: 'github-actions[bot]' };
  const form = { ...pull, user: bot, head: { ...pull.head, ref: 'request/issue-12' } };
  const event = run({ head_branch: 'request/issue-12' });
  const issue = { number: 12, user: { login: 'FIN-1' } };
  const edited = (...people) => ({ pulls: [form], issues: [{ number: 12, user: null }], edits: { 12: people } });
  for (const [what, expected, state, more] of [
    ['who wrote an earlier commit', 'pending', { written: { 7: [commit({ login: 'Fin-1' }), commit(bot), commit(bot)] } }],
    ['who committed the last', 'pending', { written: { 7: [commit(bot), commit(bot), commit(null, { login: 'FIN-1' })] } }],
    ['commits of nobody whom GitHub knows', 'success', { written: { 7: [commit(null, null)] } }],
    ['commits of others', 'success', { written: { 7: [commit(bot, bot), commit({ login: 'fin-2' })] } }],
    ['who filled in the form', 'pending', { pulls: [form], issues: [issue] }, { event }],
    ['a form of somebody else', 'success', { pulls: [form], issues: [{ number: 12, user: { login: 'somebody' } }] }, { event }],
    ['who edited the form', 'pending', edited({ login: 'Fin-1' }), { event }],
    ['who edited the form before others', 'pending', edited({ login: 'a' }, null, { login: 'b' }, { login: 'a' }, { login: 'FIN-1' }), { event }],
    ['others edited the form', 'success', edited(null, { login: 'b' }), { event }],
    ['a form of somebody who is gone', 'success', { pulls: [form], issues: [{ number: 12, user: null }] }, { event }],
    ['a branch that names no issue', 'success', { pulls: [form], issues: [{ ...issue, number: 1 }] }, { event }],
    ['another branch', 'success', { issues: [issue] }],
  ]) {
    const { status, result } = await posted({ ...approved('fin-1'), ...state }, more);
    assert.equal(result.code, 0, `${what}: ${result.stderr}`);
    assert.equal(status.state, expected, what);
  }
});

test('Where GitHub does not tell who edited the form, nothing becomes good', async () => {
  const form = { ...pull, user: { login: 'github-actions[bot]' }, head: { ...pull.head, ref: 'request/issue-12' } };
  for (const status of [403, 401]) {
    const { result, status: set } = await posted(
      {
        pulls: [form], issues: [{ number: 12, user: null }],
        reviews: { 7: [{ user: { login: 'fin-1' }, state: 'APPROVED', commit_id: head }] },
      },
      { event: run({ head_branch: 'request/issue-12' }), before: hub => hub.fail(/graphql/, status, 9, {}) });
    assert.notEqual(result.code, 0);
    assert.notEqual(set?.state, 'success');
  }
});

test('Where nobody has to approve, the status is good', async () => {
  const { status, body } = await posted({}, { made: { approvals: [], labels: [] } });

  assert.equal(status.state, 'success');
  assert.doesNotMatch(body, /Approvals/);
});

test('A review made by changed code is not believed: security must approve, whatever it says', async () => {
  const harmless = { approvals: [], labels: [] };
  for (const changed of [
    { filename: 'src/InfraPoc.Cli/Program.cs' }, { filename: '.github/workflows/review.yml' }, { filename: 'package.json' },
    { filename: 'config/departments/x.yaml', previous_filename: 'eng/start.mjs' }, { filename: 'config/schema/department.schema.json' },
    { filename: 'config/../eng/start.yaml' }, { filename: 'config/run.mjs' },
  ]) {
    const { status, body } = await posted({ files: { 7: [...configOnly[7], changed] } }, { made: harmless });
    assert.equal(status.state, 'pending', changed.filename);
    assert.match(body, /⏳ \*\*more-than-configuration\*\*: `sec-1` \| `sec-2`/);
    assert.match(body, /its own code made this review/);
  }
  const { status } = await posted({ files: { 7: Array.from({ length: 3000 }, () => configOnly[7][0]) } }, { made: harmless });
  assert.equal(status.state, 'pending', 'more files than GitHub lists');

  const approval = { user: { login: 'SEC-2' }, state: 'APPROVED', commit_id: head };
  const code = { files: { 7: [{ filename: 'eng/start.mjs' }] }, reviews: { 7: [approval] } };
  assert.equal((await posted(code, { made: harmless })).status.state, 'success');
  assert.equal((await posted({ ...code, contents: {} }, { made: harmless })).status.state, 'pending', 'nobody is named, so nobody can approve');
});

test('Who approves code is read from the rules as they are written; where that fails, nobody is', () => {
  const written = readFileSync(join(root, 'config', 'approvals.yaml'), 'utf8');
  const expected = parse(written).rules.find(({ when }) => when === 'code-changed').approvers;

  assert.deepEqual(codersOf(written), expected);
  assert.deepEqual(codersOf(written.replaceAll('\n', '\r\n')), expected);
  assert.deepEqual(codersOf(rules), ['sec-1', 'sec-2']);
  assert.deepEqual(codersOf('rules:\n  - when: code-changed\n    why: x\n  - when: state-lost\n    approvers: [other]\n'), []);
  assert.deepEqual(codersOf('rules:\n  - when: code-changed\n    # approvers: [other]\n    approvers:\n      - sec-1\n'), []);
});

test('What must not pass silently is refused', async () => {
  const cases = [
    ['the base moved', {}, { base: 'older' }],
    ['the command refuses', {}, { made: { ...review, refused: ['department sales is deleted and not closed'] } }],
    ['the run failed', {}, { made: null, event: run({ conclusion: 'failure' }) }],
    ['no artifact', {}, { made: null }],
    ['no JSON', {}, { made: '<html>' }],
    ['approvals of another shape', {}, { made: { approvals: 'none' } }],
    ['refusals of another shape', {}, { made: { approvals: [], refused: 'none' } }],
    ['approvals without a kind', {}, { made: { approvals: [{}] } }],
    ['the commit is in a pull request to another branch', { pulls: [pull, { ...pull, number: 8, base: { ref: 'evil' } }] }, {}],
    ['its base was changed', { events: { 7: ['labeled', 'closed', 'base_ref_changed', 'labeled'].map(event => ({ event })) } }, {}],
    ['its base was changed by GitHub', { events: { 7: [{ event: 'automatic_base_change_succeeded' }] } }, {}],
    ['the base of an earlier one of the same commit was changed', {
      pulls: [pull, { ...pull, number: 8, state: 'closed' }], events: { 8: [{ event: 'base_ref_changed' }] },
    }, {}],
    ['more commits than GitHub lists', { written: { 7: Array(250).fill({ author: null, committer: null }) } }, {}],
    ['the same, closed', { pulls: [pull, { ...pull, number: 8, state: 'closed', base: { ref: 'evil' } }] }, {}],
  ];
  for (const [what, state, more] of cases) {
    const { status, body, result } = await posted(state, more);
    assert.equal(result.code, 0, `${what}: ${result.stderr}`);
    assert.equal(status.state, 'failure', what);
    assert.match(body, /CAUTION/, what);
  }
});

test('Nothing is written for a commit that is no pull request\'s head any more, nor for another workflow or event', async () => {
  for (const [state, event] of [
    [{ pulls: [{ ...pull, head: { ...pull.head, sha: 'b'.repeat(40) } }] }, run()],
    [{ pulls: [{ ...pull, state: 'closed' }] }, run()],
    [{ pulls: [{ ...pull, head: { ...pull.head, repo: { ...fork, id: 3 } } }] }, run()],
    [{}, run({ head_repository: null })],
  ]) {
    const { hub, result } = await posted(state, { event });
    assert.equal(result.code, 0, result.stderr);
    assert.deepEqual(hub.wrote(), []);
  }

  const own = { head_sha: head, event: 'pull_request', status: 'completed', head_branch: 'raise', head_repository: fork };
  const hub = await fakeGitHub({
    // The newest two are of another branch and another fork at the same commit, whose base their authors chose.
    runs: [
      ...[5, 4, 6].map(id => ({ id, ...own })), { id: 9, ...own, status: 'in_progress' }, { id: 7, ...own, head_branch: 'evil' },
      { id: 8, ...own, head_repository: { id: 1 } },
    ],
  });
  const found = async more => (await script(hub, run(more), ['review.mjs', 'find'])).outputs.run;
  assert.equal(await found({}), '11');
  assert.equal(await found({ path: '.github/workflows/evil.yml' }), undefined);
  assert.equal(await found({ event: 'push' }), undefined);
  assert.equal(await found({ event: 'pull_request_review' }), '6', 'the newest review of the commit, on the second page');
  assert.equal(await found({ event: 'pull_request_review', head_sha: 'c'.repeat(40) }), undefined);
  hub.close();
});

test('The pull request is found by commit, repository and branch, whoever else has one with the same branch or the same commit', async () => {
  const other = { id: 3, full_name: 'somewhere/sandbox', owner: { login: 'somewhere' } };
  const approval = { user: { login: 'fin-1' }, state: 'APPROVED', commit_id: head };
  const of = (number, repo, more = {}) => ({ ...pull, number, ...more, head: { ...pull.head, repo, ...more.head } });
  const cases = [
    ['the same branch and commit in another fork', 'pending', [of(8, other), pull]],
    ['the same branch in another fork, to another base', 'pending', [of(8, other, { base: { ref: 'evil' } }), pull]],
    ['another branch of the same fork', 'pending', [of(8, fork, { head: { ref: 'renamed' } }), pull]],
    ['the fork\'s owner has another name since', 'pending', [of(7, { ...fork, owner: { login: 'renamed' } })]],
    ['a fork that is gone', 'pending', [of(8, null), pull]],
    ['approved', 'success', [of(8, other), pull], { 7: [approval] }],
    ['approved in the other', 'pending', [of(8, other), pull], { 8: [approval] }],
    ['approved by who opened the other', 'pending', [of(8, other, { user: { login: 'FIN-1' } }), pull], { 7: [approval] }],
    ['approved, and who opened the other is gone', 'success', [of(8, other, { user: null }), pull], { 7: [approval] }],
  ];
  for (const [what, expected, pulls, reviews = {}] of cases) {
    const { hub, status, result } = await posted({ pulls, reviews, files: { 7: configOnly[7], 8: configOnly[7] } });
    assert.equal(result.code, 0, `${what}: ${result.stderr}`);
    assert.deepEqual(hub.comments.map(({ issue }) => issue), ['7'], what);
    assert.equal(status.state, expected, what);
  }

  const { hub, result } = await posted({ pulls: [of(8, fork, { head: { ref: 'renamed' } })] });
  assert.equal(result.code, 0, result.stderr);
  assert.deepEqual(hub.wrote(), [], 'a run of another branch, whose base nobody knows');
});

test('A review that changed code made is shown as text that nothing can leave, below the warning and who must approve', async () => {
  const attempts = [
    ...hostile, '```\n# out', '````\n<b>out</b>', '```text\n```\n[out](https://evil.example)', `${'`'.repeat(500)}\n# out`, '~~~\n# out', '    ```\n# out',
    '<details><summary>x</summary>\n\n```', '<!--', '-->', '</details>', '```\r# out', '```\u2028# out', '\u0000```\n# out', '> ```\n> # out', '- ```\n# out',
    '[x]: https://evil.example', 'GH-1 #2 @acme/all https://evil.example', '<img src=x onerror=alert(1)>', '$`x`$', '$$\nx\n$$', `${'x\n'.repeat(40_000)}\`\`\`\n# out`,
    `${'`'.repeat(70_000)}\n# out`, '```mermaid\ngraph TD\n```',
  ];
  const forged = Array.from({ length: 5000 }, (_, index) => ({ kind: `k${index}`, approvers: ['x'], why: '`\n\n# out' }));
  const labels = Array.from({ length: 500 }, (_, index) => `review:x${index}`);
  const made = { approvals: forged, refused: Array(5000).fill('```\n# out'), labels };
  const harmless = [{ approvals: [], labels: [] }, 'null', '0', '[]', '""'];
  const isClosed = text => {
    const [, fence, shown] = /^(`{3,33})text\n([\s\S]*)\n\1$/.exec(text) ?? assert.fail(text.slice(0, 200));
    return !shown.split('\n').some(line => line.trim().startsWith(fence));
  };
  for (const attempt of attempts) assert.ok(isClosed(block(attempt)), attempt.slice(0, 200));
  const texts = [...attempts.filter(({ length }) => length > 60_000), ...harmless.map((_, index) => attempts.slice(index).join('\n'))];
  for (const [text, review] of [...texts.map((each, index) => [each, harmless[index % harmless.length]]), [attempts.join('\n'), made]]) {
    const { hub, body, status, result } = await posted({ files: { 7: [{ filename: 'eng/start.mjs' }] } }, { made: review, text });

    assert.equal(result.code, 0, result.stderr);
    assert.notEqual(status.state, 'success');
    assert.ok(body.length <= 65_536);
    assert.ok((hub.labels[7] ?? []).length <= 20);
    const [, above, shown, , below] = /^([\s\S]*?)\n\n((`{3,33})text\n[\s\S]*?\n\3)\n\n([^`]*)$/.exec(body) ?? assert.fail(body.slice(0, 2000));
    assert.ok(isClosed(shown), 'a line of the text closes the block');
    assert.match(above, /^<!-- infrapoc:review -->\n> \[!WARNING\][\s\S]*\n- ⏳ \*\*more-than-configuration\*\*: `sec-1` \| `sec-2`/);
    assert.doesNotMatch(above, /^# out/m);
    assert.equal(below, '[run / 実行](https://github.example/run/11)');
  }

  const { body } = await posted({}, { text: '# our own heading' });
  assert.match(body, /\n# our own heading\n/, 'a change of the configuration alone is reviewed by the default branch\'s code');
});

test('A comment is cut at what GitHub takes, with what was open closed', async () => {
  const long = `<details>\n\n\`\`\`\`diff\n${'+ 日本語の行\n'.repeat(20_000)}\`\`\`\`\n</details>`;

  const { body, status, result } = await posted({}, { text: long });

  assert.equal(result.code, 0, result.stderr);
  assert.equal(status.state, 'pending');
  assert.ok(body.length <= 65_536 && body.length > 60_000, `${body.length}`);
  assert.match(body, /### Approvals of[\s\S]*日本語の行\n````\n<\/details>\n\n\*… cut/);
});

test('Markup in what the command reports stays text', async () => {
  const { body } = await posted({}, { made: { approvals: [{ kind: 'bud**get', approvers: ['x`'], why: '`@everyone` <img src=x> \n\n# [x](http://x)' }] } });

  assert.match(body, /\*\*budget\*\*: `x'` \(`'@everyone' <img src=x> # \[x\]\(http:\/\/x\)`\)/);
});

test('GitHub\'s failures: tried again where that is safe, else reported', async () => {
  const patient = await posted({}, {
    before: hub => {
      hub.fail(/GET .*\/pulls$/, 500, 2);
      hub.fail(/POST .*\/comments$/, 403);
      hub.fail(/POST .*\/statuses/, 429, 3);
    },
  });
  assert.equal(patient.result.code, 0, patient.result.stderr);
  assert.equal(patient.hub.comments.length, 1);

  const refused = await posted({}, { before: hub => hub.fail(/POST .*\/comments$/, 403, 1, {}) });
  assert.notEqual(refused.result.code, 0);
  assert.match(refused.result.stderr, /GitHub answered POST \/repos\/acme\/sandbox\/issues\/7\/comments with 403/);
  assert.deepEqual(refused.hub.statuses, [], 'a status without its comment');

  const broken = await posted({}, { before: hub => hub.fail(/POST .*\/comments$/, 500) });
  assert.notEqual(broken.result.code, 0, 'a comment whose fate is not known was written again');
  const down = await posted({}, { before: hub => hub.fail(/GET .*\/pulls$/, 502, 9) });
  assert.match(down.result.stderr, /with 502/);
});

test('The step that fetches scripts gets those of the default branch, and fails where GitHub does', { skip: process.platform === 'win32' }, async () => {
  const source = name => readFileSync(join(scripts, `${name}.mjs`), 'utf8');
  const hub = await fakeGitHub({ contents: { 'eng/github/github.mjs': source('github'), 'eng/github/review.mjs': source('review') } });
  const step = stepOf('review-comment.yml', 'comment', 'Fetch the scripts of the default branch');
  const runner = temporary();

  const fetched = await shell(hub, step, { RUNNER_TEMP: runner });

  assert.equal(fetched.code, 0, fetched.stderr);
  assert.equal(readFileSync(join(runner, 'github', 'review.mjs'), 'utf8'), source('review'));
  assert.ok(hub.requests.every(({ query, token }) => query.ref === 'sha-of-the-workflow' && token === 'Bearer token-of-the-run'));
  hub.contents = {};
  assert.notEqual((await shell(hub, step, { RUNNER_TEMP: temporary() })).code, 0);
  hub.close();
});

// The form for a department

const hostile = [
  '$(touch pwned)', '`touch pwned`', '"; touch pwned; "', '\'; touch pwned; \'', '${{ github.token }}', '::add-mask::x', '::set-env name=PATH::/x',
  'EOF\ntouch pwned\nEOF', '@acme/everyone #1 https://evil.example', '</details><script>alert(1)</script>', '````\n![x](https://evil.example/x)\n````',
  '<!-- infrapoc:request -->', '--root=/', '../../../etc/passwd', '\u202e\u0007\u001b[31m', '!!js/function x', '%0A::error::x', '| cat /etc/passwd',
];

/** An issue in which every answer is one of these. */
const issueOf = (answers, form = 'department.en.yml') => ({
  issue: { number: 12, body: forms().get(form).match(/(?<=label: ).*/g).map((heading, index) => `### ${heading}\n\n${answers[index % answers.length]}`).join('\n\n') },
});

/** Stands for `infrapoc`: writes what it was given where the test can see it, and says it. */
function fakeCommand(behaviour) {
  const path = join(temporary(), 'infrapoc.mjs');
  writeFileSync(path, `import { readFileSync, writeFileSync } from 'node:fs';\nconst args = process.argv.slice(2);\nwriteFileSync('args.json', JSON.stringify(args));\n${behaviour}`);
  return path;
}

function projectFolder() {
  const project = temporary();
  mkdirSync(join(project, 'config', 'departments'), { recursive: true });
  writeFileSync(join(project, 'config', 'departments', 'sales.yaml'), 'id: sales\n');
  writeFileSync(join(project, 'config', 'moves.yaml'), 'moves: []\n');
  return project;
}

async function requested(hub, event, behaviour, project = projectFolder()) {
  const check = ['request.mjs', 'check', 'result.json', process.execPath, fakeCommand(behaviour)];
  const checked = await script(hub, event, check, { cwd: project });
  assert.equal(checked.code, 0, checked.stderr);
  const answered = await script(hub, event, ['request.mjs', 'answer', 'result.json'], { cwd: project });
  return { project, checked, answered };
}

const writes = (id = 'hr') => `writeFileSync('config/departments/${id}.yaml', 'id: ${id}\\nform: ' + JSON.stringify(readFileSync(args[3], 'utf8')));`;

/** Hostile answers in every order for a form with many fields, and for one with four. */
const filled = [
  ...[hostile, hostile.toReversed()].map(answers => ['department.en.yml', answers]),
  ...[0, 4, 8, 12, 16].map(index => ['move.en.yml', [...hostile.slice(index), ...hostile.slice(0, index)]]),
];

test('A form with script injection in every field reaches the command as a file, and its text a comment as a block', async () => {
  for (const [form, answers] of filled) {
    const hub = await fakeGitHub();
    const event = issueOf(answers, form);

    const { project, checked, answered } = await requested(
      hub, event, 'console.error(readFileSync(args[3], \'utf8\') + \'\\nNext: see help\'); process.exit(2);');

    assert.equal(answered.code, 0, answered.stderr);
    const args = JSON.parse(readFileSync(join(project, 'args.json'), 'utf8'));
    assert.deepEqual(args.toSpliced(3, 1), ['department', form === 'move.en.yml' ? 'move-member' : 'add', '--from-issue', '--lang', 'en']);
    assert.ok(!existsSync(join(project, 'pwned')) && !existsSync(join(root, 'pwned')));
    assert.equal(checked.stdout + answered.stdout, '', 'the log of a run is read for commands');
    assert.deepEqual(checked.outputs, {});
    const [{ body }] = hub.comments;
    assert.deepEqual(hub.wrote(), ['POST /issues/12/comments']);
    const [, fence, inside] = /\n\n(`{3,})text\n([\s\S]*?)\n\1\n\n/.exec(body);
    assert.ok(!inside.includes(fence), 'the block can be left');
    assert.doesNotMatch(inside, /Next:/);
    assert.ok(!/[\u0000-\u0008\u001b\u202e]/.test(body));
    assert.equal(body.replace(inside, '').match(/infrapoc:request/g).length, 1);
    hub.close();
  }
});

test('A complete form becomes a pull request with one file; edited, the same pull request is brought up to date', async () => {
  const hub = await fakeGitHub();
  const first = issueOf(['one']);

  await requested(hub, first, writes());
  const branch = 'request/issue-12';
  const [opened] = hub.pulls;
  assert.equal(opened.head.ref, branch);
  assert.match(opened.body, /Closes #12/);
  assert.match(hub.comments[0].body, new RegExp(`became ${opened.html_url}`));
  const written = () => hub.trees[hub.commits[hub.refs[branch]].tree.sha];
  assert.deepEqual(written().tree.map(({ path, mode }) => [path, mode]), [['config/departments/hr.yaml', '100644']]);
  assert.equal(written().base_tree, 'tree-of-the-run', 'what was merged since the form was read would be taken back');
  assert.deepEqual(hub.commits[hub.refs[branch]].parents, [{ sha: 'sha-of-the-run' }]);

  const before = hub.requests.length;
  await requested(hub, first, writes());
  const again = hub.requests.slice(before).filter(({ asked }) => asked.includes('/git/') && !asked.startsWith('GET'));
  assert.deepEqual(again, [], 'nothing changed, so no commit');

  await requested(hub, issueOf(['two']), writes('people'));
  assert.deepEqual(written().tree.map(({ path }) => path), ['config/departments/people.yaml'], 'the file of the earlier id is gone');
  assert.match(written().tree[0].content, /two/);
  assert.equal(hub.pulls.length, 1);
  assert.equal(hub.comments.length, 1);

  hub.commits[hub.refs[branch]].author = { name: 'a person' };
  const theirs = hub.refs[branch];
  await requested(hub, issueOf(['three']), writes());
  assert.equal(hub.refs[branch], theirs, 'a person\'s commit was overwritten');
  assert.match(hub.comments[0].body, /changed the pull request by hand/);
  hub.close();
});

test('Without a department git keeps no folder for them: the first is requested all the same, and the morning runs', async () => {
  const hub = await fakeGitHub();
  const project = temporary();
  mkdirSync(join(project, 'config'));

  await requested(hub, issueOf(['one']), `await import('node:fs').then(({ mkdirSync }) => mkdirSync('config/departments', { recursive: true }));\n${writes()}`, project);
  assert.equal(hub.pulls.length, 1);

  rmSync(join(project, 'config', 'departments'), { recursive: true });
  const report = JSON.stringify({ endingSoon: [], stalePrices: [], modelsNearEnd: [] });
  const command = fakeCommand(`if (args[0] === 'status') console.log(${JSON.stringify(report)});`);
  const planned = await script(hub, {}, ['lifecycle.mjs', 'plan', 'plan.json', process.execPath, command], { cwd: project });
  assert.equal(planned.code, 0, planned.stderr);
  hub.close();
});

test('A command that writes anything but one department\'s file makes no pull request', async () => {
  for (const behaviour of [
    '', `${writes()} process.exit(1);`, `${writes()} ${writes('it')}`, 'writeFileSync(\'config/departments/README.md\', \'x\');',
    'writeFileSync(\'config/departments/$(touch pwned).yaml\', \'x\');',
  ]) {
    const hub = await fakeGitHub();
    const { answered } = await requested(hub, issueOf(['x']), behaviour);
    assert.equal(answered.code, 0, answered.stderr);
    assert.deepEqual(hub.wrote(), ['POST /issues/12/comments'], behaviour);
    hub.close();
  }
});

const plans = `writeFileSync('config/moves.yaml', 'moves: ' + JSON.stringify(readFileSync(args[3], 'utf8')));`;

test('The form for a move becomes a pull request of the plan alone, which names nobody in its title and branch', async () => {
  const hub = await fakeGitHub();
  const { project } = await requested(hub, issueOf(['taro@example.com', 'sales', 'hr', '2090-04-01'], 'move.ja.yml'), plans);

  assert.deepEqual(JSON.parse(readFileSync(join(project, 'args.json'), 'utf8')).toSpliced(3, 1), ['department', 'move-member', '--from-issue', '--lang', 'ja']);
  const [{ title, body, head: { ref } }] = hub.pulls;
  assert.deepEqual([title, ref], ['Move of a person: request #12', 'request/issue-12']);
  assert.doesNotMatch(title + body + ref + hub.commits[hub.refs[ref]].message, /taro/);
  const { tree } = hub.trees[hub.commits[hub.refs[ref]].tree.sha];
  assert.deepEqual(tree.map(({ path, mode }) => [path, mode]), [['config/moves.yaml', '100644']]);
  assert.match(tree[0].content, /taro@example\.com/);
  hub.close();

  for (const behaviour of ['', `${plans} process.exit(2);`, writes(), `${plans} ${writes()}`, `writeFileSync('config/departments/sales.yaml', 'x');`]) {
    const other = await fakeGitHub();
    await requested(other, issueOf(['x'], 'move.en.yml'), behaviour);
    assert.deepEqual(other.wrote(), ['POST /issues/12/comments'], behaviour);
    assert.match(other.comments[0].body, /This cannot be planned yet/);
    other.close();
  }
});

test('Who asks in Japanese is answered in Japanese', async () => {
  const hub = await fakeGitHub();
  const { project } = await requested(hub, { issue: { number: 12, body: '### Id\n\nhr\n\n### 部門名\n\n人事部' } }, 'process.exit(2)');

  assert.equal(JSON.parse(readFileSync(join(project, 'args.json'), 'utf8')).at(-1), 'ja');
  assert.match(hub.comments[0].body, /まだ部門を追加できません/);
  hub.close();
});

// The deployment

test('The run\'s token is exchanged for the role\'s credentials, which later steps have and the log has not', async () => {
  const asked = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    asked.push({ url: request.url, authorization: request.headers.authorization, body: Object.fromEntries(new URLSearchParams(body)) });
    if (request.url.startsWith('/oidc')) return response.end('{"value":"jwt"}');
    if (asked.length > 2) return response.writeHead(403).end('<Error><Message>Not authorized to perform sts:AssumeRoleWithWebIdentity</Message></Error>');
    return response.end('<Credentials><AccessKeyId>ASIAX</AccessKeyId><SecretAccessKey>s/e+c=</SecretAccessKey><SessionToken>t0ken</SessionToken></Credentials>');
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${server.address().port}`;
  const environment = {
    DEPLOY_ROLE: 'arn:aws:iam::444455556666:role/deploy', AWS_REGION: 'ap-northeast-1', AWS_ENDPOINT_URL_STS: address,
    ACTIONS_ID_TOKEN_REQUEST_URL: `${address}/oidc?x=1`, ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'request-token',
  };

  const { code, stdout, stderr, environment: kept } = await script({ api: address }, {}, ['credentials.mjs'], { environment });
  const refused = await script({ api: address }, {}, ['credentials.mjs'], { environment });
  server.close();

  assert.equal(code, 0, stderr);
  assert.equal(asked[0].url, '/oidc?x=1&audience=sts.amazonaws.com');
  assert.equal(asked[0].authorization, 'Bearer request-token');
  assert.equal(asked[1].body.RoleArn, environment.DEPLOY_ROLE);
  assert.equal(asked[1].body.WebIdentityToken, 'jwt');
  assert.equal(kept, 'AWS_REGION=ap-northeast-1\nAWS_ACCESS_KEY_ID=ASIAX\nAWS_SECRET_ACCESS_KEY=s/e+c=\nAWS_SESSION_TOKEN=t0ken\n');
  assert.deepEqual(stdout.trim().split('\n'), ['jwt', 'ASIAX', 's/e+c=', 't0ken'].map(secret => `::add-mask::${secret}`));
  assert.notEqual(refused.code, 0);
  assert.match(refused.stderr, /AWS answered 403: Not authorized/);
});

test('Only the newest commit of main is deployed, whatever became of the runs of later ones', async () => {
  const last = { head_sha: 'sha-of-the-run', branch: 'main', conclusion: 'success' };
  for (const [expected, state] of [
    [0, { refs: { main: 'sha-of-the-run' } }],
    [1, { refs: { main: 'newer' } }],
    [1, { refs: { main: 'newer' }, runs: [{ ...last, head_sha: 'newer', conclusion: 'cancelled' }, last] }],
    [1, { refs: { main: 'newer' }, runs: [last], compared: { 'sha-of-the-run...sha-of-the-run': { status: 'identical' } } }],
    [1, { refs: {} }],
  ]) {
    const hub = await fakeGitHub(state);
    const { code, stderr } = await script(hub, {}, ['order.mjs']);
    assert.equal(code, expected, `${JSON.stringify(state)}: ${stderr}`);
    if (expected) assert.match(stderr, /a newer commit is on main|404/);
    hub.close();
  }
});

test('The controls\' findings reach code scanning as they are', async () => {
  const hub = await fakeGitHub();
  const sarif = join(temporary(), 'controls.sarif');
  writeFileSync(sarif, '{"runs":[{"results":["統制"]}]}');

  const { code, stderr } = await script(hub, {}, ['scanning.mjs', sarif], { environment: { GITHUB_REF: 'refs/heads/main' } });

  assert.equal(code, 0, stderr);
  const [{ sarif: sent, ...of }] = hub.sarifs;
  assert.deepEqual(of, { commit_sha: 'sha-of-the-run', ref: 'refs/heads/main' });
  assert.equal(gunzipSync(Buffer.from(sent, 'base64')).toString(), readFileSync(sarif, 'utf8'));
  hub.close();
});

const skipOnWindows = { skip: process.platform === 'win32' && 'the AWS CLI of the test is a script with a shebang' };

test('Before and after a deployment: stacks that are missing, stuck or deployed by nothing are named', skipOnWindows, async () => {
  const sound = { 111122223333: { 'X-Boundary': 'UPDATE_COMPLETE', 'X-Dept-hr': 'CREATE_COMPLETE', Other: 'ROLLBACK_COMPLETE' }, 444455556666: { 'X-Access-hr': 'CREATE_COMPLETE' } };
  const change = (account, stack, status) => ({ ...sound, [account]: { ...sound[account], [stack]: status } });
  const cases = [
    ['before', sound, null],
    ['after', sound, null],
    ['before', { 111122223333: {}, 444455556666: {} }, null],
    ['after', { ...sound, 444455556666: {} }, /X-Access-hr .*not there/],
    ['after', change(111122223333, 'X-Dept-hr', 'UPDATE_ROLLBACK_COMPLETE'), /X-Dept-hr .*UPDATE_ROLLBACK_COMPLETE/],
    ['before', change(111122223333, 'X-Dept-hr', 'UPDATE_ROLLBACK_COMPLETE'), null],
    ['before', change(111122223333, 'X-Dept-hr', 'UPDATE_IN_PROGRESS'), /X-Dept-hr .*wait/],
    ['before', change(111122223333, 'X-Boundary', 'ROLLBACK_COMPLETE'), /X-Boundary/],
    ['before', change(444455556666, 'X-Access-old', 'CREATE_COMPLETE'), /X-Access-old .*nothing deploys it any more/],
    ['after', change(111122223333, 'X-Dept-old', 'UPDATE_COMPLETE'), /X-Dept-old .*nothing deploys it any more/],
  ];
  for (const [when, deployed, expected] of cases) {
    const environment = awsWith(deployed);
    const { code, stderr } = await script({ api: 'http://127.0.0.1' }, {}, ['stacks.mjs', when, assembly()], { environment });
    assert.equal(code, expected ? 1 : 0, `${when} ${JSON.stringify(deployed)}: ${stderr}`);
    if (expected) assert.match(stderr, expected);
  }
  const refused = await script({ api: 'http://127.0.0.1' }, {}, ['stacks.mjs', 'before', assembly()], { environment: awsWith({}) });
  assert.match(refused.stderr, /aws sts assume-role failed: AccessDenied/);
});

test('The outcome of a deployment is written to its pull requests and to the request that one came from, once', async () => {
  const merged = (number, ref, repo = 'acme/sandbox') => ({ number, merged_at: '2027', head: { ref, repo: { full_name: repo } } });
  const hub = await fakeGitHub({
    runs: [['failed', 'failure'], ['last', 'success']].map(([sha, conclusion]) => ({ head_sha: sha, branch: 'main', conclusion })),
    compared: { 'last...sha-of-the-run': { status: 'ahead', commits: [{ sha: 'waited' }, { sha: 'sha-of-the-run' }] } },
    pullsOf: {
      waited: [merged(3, 'topic')],
      'sha-of-the-run': [merged(4, 'request/issue-12'), { number: 5, merged_at: null }, merged(6, 'request/issue-13', 'outside/sandbox')],
    },
    files: { 4: [{ filename: 'config/departments/hr.yaml' }] },
  });
  const outputs = join(temporary(), 'outputs.json');
  writeFileSync(outputs, JSON.stringify({ 'X-Access-hr': { SignInUrl: 'https://x.awsapps.com/start#hr' }, 'X-Access-sales': { SignInUrl: 'https://no' } }));

  for (let time = 0; time < 2; time++) assert.equal((await script(hub, {}, ['outcome.mjs', 'success', outputs])).code, 0);
  assert.deepEqual(hub.comments.map(({ issue }) => issue).sort(), ['12', '3', '4', '6']);
  assert.match(hub.comments.find(({ issue }) => issue === '12').body, /✅ Deployed[\s\S]*\n- hr: <https:\/\/x\.awsapps\.com\/start#hr>$/);
  assert.doesNotMatch(hub.comments.find(({ issue }) => issue === '3').body, /awsapps/);

  assert.equal((await script(hub, {}, ['outcome.mjs', 'failure', outputs])).code, 0);
  assert.ok(hub.comments.every(({ body }) => body.includes('❌') && !body.includes('awsapps')));
  hub.close();
});

// The calendar

test('What ends soon becomes an issue, what has ended a pull request, and an issue whose reason is gone is closed', async () => {
  const project = temporary();
  mkdirSync(join(project, 'config', 'departments'), { recursive: true });
  const ending = [['over', 0], ['stuck', 0], ['today', 1], ['soon', 30]].map(([id, daysLeft]) => {
    writeFileSync(join(project, 'config', 'departments', `${id}.yaml`), 'owner: { name: Owner }\ndecisionMaker: { name: Decider }\n');
    return { id, name: `${id} @all`, end: '2027-03-31', daysLeft };
  });
  const report = { endingSoon: ending, stalePrices: [{ alias: 'x', priceAgeDays: 100 }], modelsNearEnd: [] };
  const { properties } = JSON.parse(readFileSync(join(root, 'docs', 'schemas', 'status.schema.json'), 'utf8'));
  assert.deepEqual(Object.keys(report).filter(key => !properties[key]), [], 'the report has no such key');
  const command = fakeCommand(`
    if (args[0] === 'status') { console.log(${JSON.stringify(JSON.stringify(report))}); process.exit(); }
    if (args[1] === 'move-member') process.exit();
    if (args[2] === 'stuck') { console.error('no'); process.exit(2); }
    writeFileSync('config/departments/' + args[2] + '.yaml', 'status: closed ' + args.slice(3, 5).join(' '));`);
  const old = { number: 1, state: 'open', user: { login: 'github-actions[bot]' }, body: '<!-- infrapoc:ending:extended:2027-01-01 -->\n' };
  const persons = { ...old, number: 2, user: { login: 'somebody' } };
  const hub = await fakeGitHub({ issues: [old, persons] });

  const planned = await script(hub, {}, ['lifecycle.mjs', 'plan', 'plan.json', process.execPath, command], { cwd: project });
  assert.equal(planned.code, 0, planned.stderr);
  assert.deepEqual(hub.requests, [], 'the part that runs the command asks nothing of GitHub');
  for (let time = 0; time < 2; time++) {
    assert.equal((await script(hub, {}, ['lifecycle.mjs', 'write', 'plan.json'], { cwd: project })).code, 0);
  }

  const open = hub.issues.filter(({ state }) => state === 'open').map(({ title, number }) => title?.split(/[: ]/)[0] ?? number).sort();
  assert.deepEqual(open, [2, 'Prices', 'soon', 'stuck', 'today']);
  assert.equal(hub.issues[0].state, 'closed');
  assert.match(hub.issues.find(({ title }) => title?.startsWith('soon')).body, /`soon @all`, `Owner`, `Decider`/);
  assert.deepEqual(hub.pulls.map(({ head: { ref } }) => ref), ['lifecycle/close-over']);
  assert.equal(Object.values(hub.trees)[0].tree[0].content, 'status: closed --outcome stop');
  hub.close();
});

/**
 * An `infrapoc` with moves that are due: who can leave gets `left`, who can arrive is gone from the plan. A half whose name is in `stuck`
 * has somebody who cannot, and one in `broken` fails.
 */
const mover = ({ leave, arrive, stuck = [], broken = [] }) => fakeCommand(`
  if (args[0] === 'status') { console.log('{"endingSoon":[],"stalePrices":[],"modelsNearEnd":[]}'); process.exit(); }
  const half = args.includes('--arrive') ? 'arrive' : 'leave';
  if (args[0] !== 'department' || args[1] !== 'move-member' || args[2] !== '--due') process.exit(9);
  if (${JSON.stringify(broken)}.includes(half)) { console.error(half + ' is broken'); process.exit(2); }
  const plan = readFileSync('config/moves.yaml', 'utf8');
  if (${JSON.stringify({ leave, arrive })}[half] && !plan.includes(half)) {
    console.error('preview of ' + half);
    writeFileSync('config/moves.yaml', plan + half);
    writeFileSync('config/departments/sales.yaml', half + readFileSync('config/departments/sales.yaml', 'utf8'));
  }
  if (${JSON.stringify(stuck)}.includes(half)) { console.error(half + ' @all \`\`\` is not possible'); process.exit(1); }`);

/** Runs both parts of the calendar's script, twice. */
async function calendar(halves, state) {
  const hub = await fakeGitHub(state);
  const project = projectFolder();
  assert.equal((await script(hub, {}, ['lifecycle.mjs', 'plan', 'plan.json', process.execPath, mover(halves)], { cwd: project })).code, 0);
  const left = ['moves.yaml', 'departments/sales.yaml'].map(name => readFileSync(join(project, 'config', name), 'utf8'));
  assert.deepEqual(left, ['moves: []\n', 'id: sales\n'], 'what a command wrote is not taken back before the next one');
  for (let time = 0; time < 2; time++) {
    const { code, stderr } = await script(hub, {}, ['lifecycle.mjs', 'write', 'plan.json'], { cwd: project });
    assert.equal(code, 0, stderr);
  }
  hub.close();
  const files = ref => Object.fromEntries(hub.trees[hub.commits[hub.refs[ref]].tree.sha].tree.map(({ path, content }) => [path, content]));
  return { hub, files, branches: hub.pulls.map(({ head: { ref } }) => ref) };
}

test('Moves that are due become one pull request, with who joins only after it is deployed that they left', async () => {
  const ref = 'lifecycle/moves';
  const none = await calendar({}, {});
  assert.deepEqual(none.hub.wrote(), []);

  const first = await calendar({ leave: true }, {});
  assert.deepEqual(first.branches, [ref]);
  assert.deepEqual(first.files(ref), { 'config/departments/sales.yaml': 'leaveid: sales\n', 'config/moves.yaml': 'moves: []\nleave' });
  assert.match(first.hub.pulls[0].body, /destructive/);
  assert.doesNotMatch(first.hub.pulls[0].body, /second half|What is left/);

  const last = { head_sha: 'last', branch: 'main', conclusion: 'success' };
  const runs = [{ ...last, head_sha: 'failed', conclusion: 'failure' }, last];
  const deployed = moves => ({ runs, contents: moves ? { 'config/moves.yaml': moves } : {} });
  for (const [what, state, joins] of [
    ['what is deployed has the plan as it is', deployed('moves: []\n'), true],
    ['the first half is merged and not deployed', deployed('moves: [older]\n'), false],
    ['what is deployed has no plan', deployed(undefined), false],
    ['this repository deploys nothing', {}, true],
  ]) {
    const { branches, hub } = await calendar({ arrive: true }, state);
    assert.deepEqual(branches, joins ? [ref] : [], what);
    if (!state.runs) assert.match(hub.pulls[0].body, /Merge it only when/);
    if (joins) assert.doesNotMatch(hub.pulls[0].body, /destructive/);
    const isRead = hub.requests.some(({ asked, query }) => asked.includes('contents') && query.ref === 'last');
    assert.equal(isRead, Boolean(state.runs), 'the plan is read as it is deployed');

    const both = await calendar({ leave: true, arrive: true }, state);
    assert.deepEqual(both.branches, [ref], what);
    assert.deepEqual(both.files(ref)['config/moves.yaml'], joins ? 'moves: []\narriveleave' : 'moves: []\nleave');
  }
});

test('The pull request of who leaves is not pushed again when only the day is another', async () => {
  const hub = await fakeGitHub();
  const heads = [];
  const days = [['2027-01-04', 'a'], ['2027-01-05', 'a'], ['2027-01-06', 'b'], ['2027-01-07', 'b']];
  for (const [day, who] of days) {
    const files = [
      { path: 'config/moves.yaml', content: `moves:\n  - email: ${who}\n    on: 2027-01-04\n    left: ${day}\n` },
      { path: 'config/departments/sales.yaml', content: `id: sales\nnotes: "left: 2027"\n` },
    ];
    const cwd = temporary();
    const plan = { moves: { planned: '', leave: { files }, both: { files } }, ending: [], ended: [], findings: '' };
    writeFileSync(join(cwd, 'plan.json'), JSON.stringify(plan));
    const { code, stderr } = await script(hub, {}, ['lifecycle.mjs', 'write', 'plan.json'], { cwd });
    assert.equal(code, 0, stderr);
    heads.push(hub.refs['lifecycle/moves']);
  }
  hub.close();

  assert.deepEqual([heads[1] === heads[0], heads[2] === heads[1], heads[3] === heads[2]], [true, false, true]);
  assert.match(hub.trees[hub.commits[heads[0]].tree.sha].tree[0].content, /left: 2027-01-04/);
});

test('Moves that cannot be done become one issue, which is closed once they can, and hold up no other', async () => {
  const { hub, branches } = await calendar({ broken: ['leave'], stuck: ['arrive'] }, {});
  assert.deepEqual(branches, []);
  assert.equal(hub.issues.length, 1);
  assert.match(hub.issues[0].body, /^<!-- infrapoc:moves -->\n\n*(`{4,})text\narrive @all[\s\S]*leave is broken[\s\S]*\n\1$/);

  const issue = { number: 1, state: 'open', user: { login: 'github-actions[bot]' }, body: hub.issues[0].body };
  const later = await calendar({ leave: true }, { issues: [issue] });
  assert.equal(later.hub.issues[0].state, 'closed');

  const part = await calendar({ leave: true, arrive: true, stuck: ['leave', 'arrive'] }, {});
  assert.equal(part.files('lifecycle/moves')['config/departments/sales.yaml'], 'leavearriveid: sales\n');
  for (const body of [part.hub.pulls[0].body, part.hub.issues[0].body]) {
    assert.match(body, /(`{4,})text\narrive @all[\s\S]*leave @all[\s\S]*\n\1$/);
    assert.doesNotMatch(body, /preview/);
  }
});

test('With the real command: a form becomes a plan, and the plan a pull request of each half when it is due', {
  skip: !existsSync(join(root, built.cli)) && 'the command is not built',
}, async () => {
  const project = temporary();
  cpSync(join(root, 'config'), join(project, 'config'), { recursive: true });
  const command = ['dotnet', 'exec', join(root, built.cli)];
  const plan = join(project, 'config', 'moves.yaml');
  const [member, today] = ['sales-trial-01@example.com', new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Tokyo' }).format(new Date())];
  const run = async (hub, event, words) => {
    const result = await script(hub, event, words, { cwd: project });
    assert.equal(result.code, 0, result.stderr);
  };

  // The others are tried one by one in DepartmentMoveMemberCommandTests.
  for (const [index, hostileAnswer] of hostile.filter((_, place) => place % 3 === 0).entries()) {
    const answers = [member, 'sales', 'accounting', '2090-04-01'].with(index % 4, hostileAnswer);
    const hub = await fakeGitHub();
    const before = readFileSync(plan, 'utf8');
    await run(hub, issueOf(answers, 'move.en.yml'), ['request.mjs', 'check', 'result.json', ...command]);
    await run(hub, issueOf(answers, 'move.en.yml'), ['request.mjs', 'answer', 'result.json']);
    assert.deepEqual(hub.wrote(), ['POST /issues/12/comments'], hostileAnswer);
    assert.equal(readFileSync(plan, 'utf8'), before);
    assert.ok(!existsSync(join(project, 'pwned')));
    hub.close();
  }

  const hub = await fakeGitHub();
  const event = issueOf([member, 'sales', 'accounting', today], 'move.ja.yml');
  await run(hub, event, ['request.mjs', 'check', 'result.json', ...command]);
  await run(hub, event, ['request.mjs', 'answer', 'result.json']);
  const merged = ref => {
    for (const { path, content } of hub.trees[hub.commits[hub.refs[ref]].tree.sha].tree) writeFileSync(join(project, path), content);
  };
  merged('request/issue-12');
  assert.deepEqual(parse(readFileSync(plan, 'utf8')).moves, [{ email: member, from: 'sales', to: 'accounting', on: today }]);

  const members = id => parse(readFileSync(join(project, 'config', 'departments', `${id}.yaml`), 'utf8')).members;
  for (const isIn of [[], ['accounting']]) {
    await run(hub, {}, ['lifecycle.mjs', 'plan', 'plan.json', ...command]);
    await run(hub, {}, ['lifecycle.mjs', 'write', 'plan.json']);
    merged('lifecycle/moves');
    assert.deepEqual(['sales', 'accounting'].filter(id => members(id).includes(member)), isIn);
  }
  assert.deepEqual(parse(readFileSync(plan, 'utf8')).moves, []);
  assert.deepEqual(hub.pulls.map(({ head: { ref } }) => ref), ['request/issue-12', 'lifecycle/moves']);
  assert.deepEqual(hub.issues.filter(({ body }) => body.includes('infrapoc:moves')), []);
  hub.close();
});

// Elsewhere than on GitHub

/** A folder of programs that write down their words, and end as they are told; `npx infrapoc review` says something. */
function programs(status) {
  const folder = temporary();
  for (const name of ['npm', 'npx']) {
    writeFileSync(join(folder, name), `#!/bin/sh\necho "${name} $*" >> "$WORDS"\n[ ${name} = npx ] || exit 0\necho '# verdict'\nexit ${status}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  return folder;
}

const shells = { skip: process.platform === 'win32' && 'needs a POSIX shell' };

for (const page of ['review.md', 'review.ja.md']) {
  const shown = readFileSync(join(root, 'docs', page), 'utf8').matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm);
  const blocks = [...shown].map(([, kind, text]) => ({ kind, text }));
  const { review: reviewing, comment } = parse(blocks.find(({ kind }) => kind === 'yaml').text);

  test(`docs/${page}: what GitLab CI and a shell run makes the review, and fails only where there is none`, shells, async () => {
    const plain = blocks.find(({ kind, text }) => kind === '' && text.includes('infrapoc review')).text;
    const ways = [
      // GitLab runs lines one after another, and stops at one that fails.
      ['gitlab', reviewing.script.join('\n'), '-eo', 'npx infrapoc review --base origin/main --head .', [0, 0, 1]],
      ['shell', plain, '-eo', 'npx infrapoc review --base main --head .', [0, 1, 1]],
    ];
    for (const [way, run, options, command, expected] of ways) {
      for (const [status, code] of expected.entries()) {
        const cwd = temporary();
        const env = {
          PATH: `${programs(status)}${delimiter}${process.env.PATH}`, WORDS: join(cwd, 'words'), CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
        };
        const result = await start('bash', [options, 'pipefail', '-c', run], { cwd, env });
        assert.equal(result.code === 0 ? 0 : 1, code, `${way}, exit code ${status}: ${result.stderr}`);
        assert.equal(readFileSync(env.WORDS, 'utf8'), `npm start\n${command}\n`);
        if (way === 'gitlab') assert.equal(readFileSync(join(cwd, reviewing.artifacts.paths[0]), 'utf8'), '# verdict\n');
      }
    }
  });

  test(`docs/${page}: GitLab shows the review as it is, and not of a fork, whose author could read the token`, shells, async () => {
    assert.match(comment.rules[0].if, /\$CI_MERGE_REQUEST_SOURCE_PROJECT_ID == \$CI_PROJECT_ID/);
    assert.deepEqual([comment.needs, comment.variables.GIT_STRATEGY], [['review'], 'none']);
    const asked = [];
    const server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      asked.push({ at: `${request.method} ${request.url}`, token: request.headers['private-token'], body });
      response.writeHead(asked.length === 1 ? 201 : 403).end();
    });
    await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
    const cwd = temporary();
    const text = '# verdict; "quoted" $(touch pwned) `touch pwned` @x\n';
    writeFileSync(join(cwd, 'review.md'), text);
    const env = {
      PATH: process.env.PATH, CI_API_V4_URL: `http://127.0.0.1:${server.address().port}/api/v4`, CI_PROJECT_ID: '5',
      CI_MERGE_REQUEST_IID: '6', REVIEW_TOKEN: 't',
    };

    const shown = await start('bash', ['-eo', 'pipefail', '-c', comment.script.join('\n')], { cwd, env });
    const refused = await start('bash', ['-eo', 'pipefail', '-c', comment.script.join('\n')], { cwd, env });
    server.close();

    assert.equal(shown.code, 0, shown.stderr);
    assert.notEqual(refused.code, 0, 'a refusal of GitLab is no failure');
    assert.deepEqual([asked[0].at, asked[0].token], ['POST /api/v4/projects/5/merge_requests/6/notes', 't']);
    assert.ok(asked[0].body.includes(`name="body"\r\n\r\n${text}\r\n`), asked[0].body);
    assert.ok(!existsSync(join(cwd, 'pwned')));
  });
}

/** Runs a script of eng/github as a step of a workflow does. */
async function script(hub, event, [name, ...args], { cwd = root, environment = {} } = {}) {
  const home = temporary();
  const files = Object.fromEntries(['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_STEP_SUMMARY', 'GITHUB_EVENT_PATH'].map(key => [key, join(home, key)]));
  for (const file of Object.values(files)) writeFileSync(file, '');
  writeFileSync(files.GITHUB_EVENT_PATH, JSON.stringify(event));
  const env = { ...variables(hub), ...files, ...environment };
  const result = await start(process.execPath, [join(scripts, name), ...args], { cwd, env });
  const said = readFileSync(files.GITHUB_OUTPUT, 'utf8').matchAll(/^(\w+)<<(\S+)\n([\s\S]*?)\n\2$/gm);
  const outputs = Object.fromEntries([...said].map(([, key, , value]) => [key, value]));
  return { ...result, outputs, environment: readFileSync(files.GITHUB_ENV, 'utf8') };
}

/** Runs a step's shell as GitHub does with `shell: bash`. */
function shell(hub, step, environment) {
  const path = join(temporary(), 'step.sh');
  writeFileSync(path, step.run);
  return start('bash', ['--noprofile', '--norc', '-eo', 'pipefail', path], { cwd: root, env: { ...variables(hub), ...environment } });
}

function stepOf(workflow, job, name) {
  return parse(readFileSync(join(root, '.github', 'workflows', workflow), 'utf8')).jobs[job].steps.find(step => step.name === name);
}

function variables(hub) {
  return {
    PATH: process.env.PATH, HOME: process.env.HOME, SystemRoot: process.env.SystemRoot,
    GITHUB_API_URL: hub.api, GITHUB_GRAPHQL_URL: `${hub.api}/graphql`, GITHUB_REPOSITORY: 'acme/sandbox', GITHUB_REPOSITORY_OWNER: 'acme',
    GITHUB_SERVER_URL: 'https://github.example', GITHUB_RUN_ID: '42', GITHUB_SHA: 'sha-of-the-run',
    GITHUB_WORKFLOW_SHA: 'sha-of-the-workflow', GITHUB_TOKEN: 'token-of-the-run',
  };
}

function start(command, args, options) {
  return new Promise(resolve => execFile(command, args, { ...options, encoding: 'utf8' }, (error, stdout, stderr) =>
    resolve({ code: error ? error.code ?? 1 : 0, stdout, stderr })));
}

function temporary() {
  const path = join(folder, String(count++));
  mkdirSync(path);
  return path;
}

/** A cloud assembly with stacks in two accounts. */
function assembly() {
  const path = temporary();
  const stack = (account, name) => [name, {
    type: 'aws:cloudformation:stack',
    environment: `aws://${account}/ap-northeast-1`,
    properties: { lookupRole: { arn: `arn:\${AWS::Partition}:iam::${account}:role/cdk-hnb659fds-lookup-role-${account}-ap-northeast-1` } },
  }];
  writeFileSync(join(path, 'manifest.json'), JSON.stringify({
    artifacts: Object.fromEntries([
      ['tree', { type: 'cdk:tree' }], stack('111122223333', 'X-Boundary'), stack('111122223333', 'X-Dept-hr'), stack('444455556666', 'X-Access-hr'),
    ]),
  }));
  return path;
}

/** An AWS CLI that knows the stacks of some accounts. */
function awsWith(deployed) {
  const path = join(temporary(), 'aws');
  writeFileSync(path, `#!${process.execPath}
const deployed = ${JSON.stringify(deployed)};
const args = process.argv.slice(2);
if (args[0] === 'sts') {
  const account = args[args.indexOf('--role-arn') + 1].split(':')[4];
  if (!deployed[account]) { console.error('AccessDenied'); process.exit(255); }
  console.log(JSON.stringify({ Credentials: { AccessKeyId: account, SecretAccessKey: 's', SessionToken: 't' } }));
} else {
  const stacks = deployed[process.env.AWS_ACCESS_KEY_ID];
  console.log(JSON.stringify(Object.entries(stacks).map(([StackName, StackStatus]) => ({ StackName, StackStatus }))));
}
`);
  chmodSync(path, 0o755);
  return { PATH: `${dirname(path)}${delimiter}${process.env.PATH}` };
}
