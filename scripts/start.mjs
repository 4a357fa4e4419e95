// `npm start`: sets up what is missing, then becomes one box: platform and terminal. `npm start -- --help` lists its options.
import { runInForeground } from './pinned-node.mjs';
import { setUp } from './set-up/steps.mjs';

try {
  await setUp('run');
  runInForeground('apps/cli/src/main.ts', ['start', ...process.argv.slice(2)]);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
