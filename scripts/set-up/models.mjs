// Step 2: the model files that are too large, or not ours, to be committed.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { findNode, root, sourceFlags } from '../pinned-node.mjs';
import { run } from './command.mjs';
import { fingerprint, readStamp, writeStamp } from './fingerprint.mjs';

const script = join(root, 'scripts', 'models.ts');
const stampFile = join(root, '.cache', 'models.stamp');

const wanted = () =>
  fingerprint(root, ['scripts/models.ts', 'models', 'packages/face/src/fetch']) + listing();

/** @type {import('./steps.mjs').Step} */
export const models = {
  name: 'models',
  isPending() {
    return readStamp(stampFile) === wanted() ? undefined : 'fetching and checking model files';
  },
  async run() {
    if (existsSync(script)) {
      await run('fetching models', findNode(), [...sourceFlags, script], { cwd: root, show: true });
    }
    writeStamp(stampFile, wanted());
  },
};

/** Names and sizes: contents were checked when they were fetched, and are too large to read at every start. */
function listing() {
  const folder = join(root, '.cache', 'models');
  if (!existsSync(folder)) return '';
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return files.map((name) => `\n${name} ${statSync(join(folder, name)).size}`).join('');
}
