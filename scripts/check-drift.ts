// Derived files are committed because people and other programs read them; committed files grow old. Each is made
// anew in memory and compared. With --write they are written instead: `npm run generate`.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Derived, derived } from './drift/derived.ts';
import { root } from './pinned-node.mjs';
import { report } from './report.ts';

const isWriting = process.argv.includes('--write');

async function settle({ file, make }: Derived): Promise<string[]> {
  const path = join(root, file);
  const fresh = await make();
  if (existsSync(path) && readFileSync(path).equals(fresh)) return [];
  if (!isWriting) return [`${file} is out of date; run: npm run generate`];
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, fresh);
  console.log(`wrote ${file}`);
  return [];
}

const problems = (await Promise.all(derived.map(settle))).flat();
report(problems, `${derived.length} derived files are what the code makes of them`);
