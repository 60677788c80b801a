// Refuses to deploy any commit but the newest of main: a run that waited, or that somebody starts again, would bring back what was taken
// away since, such as the access of a department that was closed.

import { call, repository, variable } from './github.mjs';

const { object: { sha: newest } } = await call('GET', repository('/git/ref/heads/main'));
if (newest !== variable('GITHUB_SHA')) {
  throw new Error(`This is not ${newest}: a newer commit is on main; its own run deploys it. / `
    + `このコミットは main の最新（${newest}）ではありません。最新のコミットは、そのコミットの実行がデプロイします。`);
}
