// A GitHub of its own on loopback, for tests: keeps what is written to it, and answers lists in pages.

import { createServer } from 'node:http';

const bot = { login: 'github-actions[bot]' };

/** Starts one with some state; `requests` tells what was asked, `fail` makes the next matching requests fail. */
export async function fakeGitHub(state = {}, { pageSize = 2 } = {}) {
  const hub = {
    comments: [], pulls: [], files: {}, reviews: {}, contents: {}, refs: { main: 'base0' }, commits: {}, issues: [], runs: [], statuses: [],
    labels: {}, compared: {}, pullsOf: {}, sarifs: [], events: {}, written: {}, edits: {}, ...state, requests: [], failures: [], next: 1000,
    fail: (pattern, status, times = 1, headers = { 'retry-after': '0' }) => hub.failures.push({ pattern, status, times, headers }),
  };
  for (const [sha, tree] of [['base0', 'tree0'], ['sha-of-the-run', 'tree-of-the-run']]) {
    hub.commits[sha] ??= { sha, tree: { sha: tree }, author: { name: 'a person' }, message: 'base', parents: [] };
  }

  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = chunks.length > 0 ? JSON.parse(Buffer.concat(chunks)) : undefined;
    const url = new URL(request.url, hub.api);
    const asked = `${request.method} ${decodeURIComponent(url.pathname)}`;
    hub.requests.push({ asked, body, query: Object.fromEntries(url.searchParams), token: request.headers.authorization });

    const failure = hub.failures.find(({ pattern, times }) => times > 0 && pattern.test(asked));
    if (failure) {
      failure.times--;
      return send(response, failure.status, { message: 'as the test wants' }, failure.headers);
    }
    for (const [pattern, answer] of routes) {
      const match = pattern.exec(asked);
      if (!match) continue;
      const { status = 200, json, text, list } = answer(hub, { url, body, groups: match.slice(1) });
      if (text !== undefined) return response.writeHead(status).end(text);
      if (!list) return send(response, status, json);
      const page = Number(url.searchParams.get('page') ?? 1);
      const items = list.items.slice((page - 1) * pageSize, page * pageSize);
      url.searchParams.set('page', page + 1);
      const more = list.items.length > page * pageSize;
      return send(response, 200, list.key ? { [list.key]: items } : items, more ? { link: `<${url}>; rel="next", <${url}>; rel="last"` } : {});
    }
    return send(response, 404, { message: 'Not Found' });
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  server.unref(); // A test that fails does not close it.
  hub.api = `http://127.0.0.1:${server.address().port}`;
  hub.close = () => server.close();
  hub.wrote = () => hub.requests.map(({ asked }) => asked.replace('/repos/acme/sandbox', '')).filter(asked => !/^GET|graphql$/.test(asked));
  return hub;
}

const repository = path => new RegExp(`^${path.replace(' /', ' /repos/acme/sandbox/').replace(/\/$/, '').replaceAll(':n', '([^/]+)').replace(':rest', '(.+)')}$`);

const edited = (list, key, value, change) => ({ json: Object.assign(list.find(each => each[key] === Number(value)), change) });

const notFound = { status: 404, json: { message: 'Not Found' } };

const routes = [
  ['GET /', () => ({ json: { default_branch: 'main' } })],
  ['GET /issues/:n/comments', (hub, { groups: [number] }) => ({ list: { items: hub.comments.filter(each => each.issue === number) } })],
  ['POST /issues/:n/comments', (hub, { groups: [number], body }) => {
    if (body.body.length > 65_536) return { status: 422, json: { message: 'Body is too long (maximum is 65536 characters)' } };
    const id = hub.next++;
    hub.comments.push({ id, issue: number, user: bot, body: body.body, html_url: `https://github.example/c/${id}` });
    return { status: 201, json: hub.comments.at(-1) };
  }],
  ['PATCH /issues/comments/:n', (hub, { groups: [id], body }) => edited(hub.comments, 'id', id, body)],
  ['GET /pulls', (hub, { url }) => ({
    list: {
      items: hub.pulls.filter(({ state, head }) =>
        [state, 'all'].includes(url.searchParams.get('state'))
        && [null, `${head.repo?.owner.login}:${head.ref}`].includes(url.searchParams.get('head'))),
    },
  })],
  ['POST /pulls', (hub, { body }) => {
    const number = hub.next++;
    hub.pulls.push({
      number, state: 'open', ...body, html_url: `https://github.example/pull/${number}`, labels: [],
      head: { ref: body.head, repo: { id: 1, owner: { login: 'acme' } } },
    });
    return { status: 201, json: hub.pulls.at(-1) };
  }],
  ['PATCH /pulls/:n', (hub, { groups: [number], body }) => edited(hub.pulls, 'number', number, body)],
  ['GET /pulls/:n/commits', (hub, { groups: [number] }) => ({ list: { items: hub.written[number] ?? [] } })],
  ['GET /pulls/:n/files', (hub, { groups: [number] }) => ({ list: { items: hub.files[number] ?? [] } })],
  ['GET /pulls/:n/reviews', (hub, { groups: [number] }) => ({ list: { items: hub.reviews[number] ?? [] } })],
  ['GET /contents/:rest', (hub, { groups: [path] }) => hub.contents[path] === undefined ? notFound : { text: hub.contents[path] }],
  ['GET /git/ref/heads/:rest', (hub, { groups: [name] }) => hub.refs[name] ? { json: { object: { sha: hub.refs[name] } } } : notFound],
  ['POST /git/refs', (hub, { body }) => { hub.refs[body.ref.replace('refs/heads/', '')] = body.sha; return { status: 201, json: {} }; }],
  ['PATCH /git/refs/heads/:rest', (hub, { groups: [name], body }) => { hub.refs[name] = body.sha; return { json: {} }; }],
  ['GET /git/commits/:n', (hub, { groups: [sha] }) => hub.commits[sha] ? { json: hub.commits[sha] } : notFound],
  ['POST /git/trees', (hub, { body }) => {
    const sha = `tree${hub.next++}`;
    hub.trees = { ...hub.trees, [sha]: body };
    return { status: 201, json: { sha } };
  }],
  ['POST /git/commits', (hub, { body }) => {
    const sha = `commit${hub.next++}`;
    hub.commits[sha] = { sha, ...body, tree: { sha: body.tree }, parents: body.parents.map(parent => ({ sha: parent })) };
    return { status: 201, json: hub.commits[sha] };
  }],
  ['POST /issues/:n/labels', (hub, { groups: [number], body }) => {
    (hub.labels[number] ??= []).push(...body.labels);
    return { json: [] };
  }],
  ['DELETE /issues/:n/labels/:rest', (hub, { groups: [number, name] }) => {
    hub.labels[number] = (hub.labels[number] ?? []).filter(each => each !== name);
    return { json: [] };
  }],
  ['POST /statuses/:n', (hub, { groups: [sha], body }) => { hub.statuses.push({ sha, ...body }); return { status: 201, json: {} }; }],
  ['GET /actions/workflows/:n/runs', (hub, { url }) => ({
    list: {
      key: 'workflow_runs',
      items: hub.runs.filter(run => [null, run.status, run.conclusion].includes(url.searchParams.get('status'))
        && ['head_sha', 'event', 'branch'].every(key => [null, run[key]].includes(url.searchParams.get(key)))),
    },
  })],
  ['GET /compare/:rest', (hub, { groups: [range] }) => hub.compared[range] ? { json: hub.compared[range] } : notFound],
  ['POST /code-scanning/sarifs', (hub, { body }) => {
    hub.sarifs.push(body);
    return { status: 202, json: { id: `sarif${hub.sarifs.length}` } };
  }],
  ['GET /commits/:n/pulls', (hub, { groups: [sha] }) => ({ list: { items: hub.pullsOf[sha] ?? [] } })],
  ['GET /issues/:n/events', (hub, { groups: [number] }) => ({ list: { items: hub.events[number] ?? [] } })],
  ['GET /issues/:n', (hub, { groups: [number] }) => {
    const issue = hub.issues.find(each => each.number === Number(number));
    return issue ? { json: issue } : notFound;
  }],
  ['GET /issues', hub => ({ list: { items: hub.issues.filter(({ state }) => state === 'open') } })],
  ['POST /issues', (hub, { body }) => {
    hub.issues.push({ number: hub.next++, state: 'open', user: bot, ...body });
    return { status: 201, json: hub.issues.at(-1) };
  }],
  ['PATCH /issues/:n', (hub, { groups: [number], body }) => edited(hub.issues, 'number', number, body)],
].map(([path, answer]) => [repository(path), answer]);

// Of GraphQL, only who edited an issue: two at a time.
routes.push([/^POST \/graphql$/, (hub, { body: { variables: { owner, name, number, after } } }) => {
  const [edits, from] = [hub.edits[number] ?? [], Number(after ?? 0)];
  const isKnown = `${owner}/${name}` === 'acme/sandbox' && hub.issues.some(issue => issue.number === number);
  if (!isKnown) return { json: { data: { repository: { issue: null } }, errors: [{ type: 'NOT_FOUND' }] } };
  const userContentEdits = {
    nodes: edits.slice(from, from + 2).map(editor => ({ editor })),
    pageInfo: { hasNextPage: edits.length > from + 2, endCursor: String(from + 2) },
  };
  return { json: { data: { repository: { issue: { userContentEdits } } } } };
}]);

function send(response, status, json, headers = {}) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(json));
}
