// Says for .ci/run how many lines of src/ the tests execute, from the Cobertura files that `dotnet test --collect` leaves.

import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { Problem, main, root } from './process.mjs';

/** Counts the lines below a folder that some report saw, and those that were hit in any of them. */
export function coverage(reports, folder) {
  const lines = new Map();
  for (const report of reports) {
    const source = /<source>([^<]*)<\/source>/.exec(report)?.[1] ?? '';
    for (const [, file, body] of report.matchAll(/<class [^>]*\bfilename="([^"]+)"[^>]*>([\s\S]*?)<\/class>/g)) {
      const path = resolve(source, file);
      if (!path.startsWith(folder + sep)) continue;
      for (const [, number, hits] of body.matchAll(/<line number="(\d+)" hits="(\d+)"/g)) {
        const line = `${path}:${number}`;
        lines.set(line, lines.get(line) || hits !== '0');
      }
    }
  }
  return { total: lines.size, hit: [...lines.values()].filter(Boolean).length };
}

main(import.meta.url, () => {
  const results = join(root, 'TestResults');
  const reports = readdirSync(results, { recursive: true }).filter(file => file.endsWith('coverage.cobertura.xml'));
  const { total, hit } = coverage(reports.map(file => readFileSync(join(results, file), 'utf8')), join(root, 'src'));
  if (total === 0) throw new Problem(`no coverage was measured, according to ${results}`);
  console.log(`coverage: ${(100 * hit / total).toFixed(1)} % of ${total} lines of C# in src/`);
});
