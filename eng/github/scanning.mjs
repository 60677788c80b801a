// Hands what the controls found to GitHub's code scanning. The API is called here, because the action that does it would be one more to
// trust.
// See: https://docs.github.com/en/rest/code-scanning/code-scanning#upload-an-analysis-as-sarif-data

import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { call, repository, variable } from './github.mjs';

const [file] = process.argv.slice(2);
const { id } = await call('POST', repository('/code-scanning/sarifs'), {
  commit_sha: variable('GITHUB_SHA'),
  ref: variable('GITHUB_REF'),
  sarif: gzipSync(readFileSync(file)).toString('base64'),
});
console.log(`Code scanning has taken ${id}.`);
