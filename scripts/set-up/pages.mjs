// Step 3: the pages that the terminal serves, built again whenever something they are made of changed.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findNode, root, sourceFlags } from '../pinned-node.mjs';
import { run } from './command.mjs';
import { fingerprint, readStamp, writeStamp } from './fingerprint.mjs';

const shared = [
  'packages/domain/src',
  'packages/contract/src',
  'packages/phrases/src',
  'packages/credential/src/common/base45.ts',
  'packages/credential/src/core/format.ts',
  'packages/credential/src/pass',
  'package-lock.json',
  'tsconfig.base.json',
];

/**
 * @param {string} name of the folder below apps/
 * @returns {import('./steps.mjs').Step}
 */
function page(name) {
  const folder = join('apps', name);
  const stampFile = join(root, '.cache', 'pages', `${name}.stamp`);
  const wanted = () => fingerprint(root, [folder, ...shared]);
  return {
    name: `page ${name}`,
    isPending() {
      if (!existsSync(join(root, folder, 'vite.config.ts'))) return undefined;
      const isBuilt = existsSync(join(root, folder, 'dist', 'index.html'));
      return isBuilt && readStamp(stampFile) === wanted() ? undefined : 'building';
    },
    async run() {
      const stamp = wanted();
      const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
      await run(`building the ${name} page`, findNode(), [...sourceFlags, vite, 'build'], {
        cwd: join(root, folder),
      });
      writeStamp(stampFile, stamp);
    },
  };
}

export const pages = [page('kiosk'), page('console'), page('pass'), page('visitor')];
