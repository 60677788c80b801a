// Which templates a cloud assembly holds. The CDK never removes those of stacks that are gone, so its manifest decides.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from './process.mjs';

/** The file names of the templates in a folder, sorted. */
export function templatesOf(folder) {
  const manifest = join(folder, 'manifest.json');
  const artifacts = existsSync(manifest) ? Object.values(JSON.parse(readFileSync(manifest, 'utf8')).artifacts ?? {}) : [];
  const templates = artifacts.filter(({ type }) => type === 'aws:cloudformation:stack').map(({ properties }) => properties.templateFile);
  if (templates.length === 0) throw new Problem('cdk.out holds no templates. Run npm start first.');
  return templates.sort();
}
