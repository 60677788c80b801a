// Refuses to deploy anything but what follows on the last deployment: a run that somebody starts again would bring back what was taken away
// since, such as the access of a department that was closed.

import { call, lastDeployed, repository, variable } from './github.mjs';

const last = await lastDeployed();
const { status } = last ? await call('GET', repository(`/compare/${last}...${variable('GITHUB_SHA')}`)) : { status: 'ahead' };
if (status !== 'ahead' && status !== 'identical') {
  throw new Error(`${last} was deployed last, and this commit does not follow on it (${status}). Start deploy from main. / `
    + `最後にデプロイされたのは ${last} で、このコミットはその続きではありません（${status}）。main から deploy を開始してください。`);
}
