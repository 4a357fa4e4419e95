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
 * @param {string} name
 * @param {{ folder: string, sources: readonly string[], built: string }} place where its `vite.config.ts` lies, what it is made
 * of, and what comes of it
 * @returns {import('./steps.mjs').Step}
 */
function page(name, { folder, sources, built }) {
  const stampFile = join(root, '.cache', 'pages', `${name}.stamp`);
  const wanted = () => fingerprint(root, [...sources, ...shared]);
  return {
    name: `page ${name}`,
    isPending() {
      if (!existsSync(join(root, folder, 'vite.config.ts'))) return undefined;
      const isBuilt = existsSync(join(root, built, 'index.html'));
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

/**
 * @param {string} name of the folder below apps/
 * @param {readonly string[]} also what it is made of beside its own and what all share
 */
const app = (name, also = []) => {
  const folder = join('apps', name);
  return page(name, { folder, sources: [folder, ...also], built: join(folder, 'dist') });
};

const certificates = ['packages/vault/src/certificate', 'packages/vault/src/json', 'packages/vault/src/log'];

/** The platform's console stands beside the LAN admin, and shares its parts. */
const platformConsole = page('platform-console', {
  folder: 'apps/console/platform',
  sources: ['apps/console', ...certificates],
  built: 'apps/console/dist-platform',
});

export const pages = [
  app('kiosk'),
  app('console'),
  platformConsole,
  app('pass'),
  app('visitor'),
  app('verify', certificates),
];
