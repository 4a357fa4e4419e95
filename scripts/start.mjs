// `npm start`: sets up what is missing, then becomes the terminal. `npm start -- --help` lists its options.
import { runInForeground } from './pinned-node.mjs';
import { setUp } from './set-up/steps.mjs';

try {
  await setUp('run');
  runInForeground('apps/terminal/src/main.ts', process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
