// `npm run forensic -- [--json]`: plants people in a plain store and in ours, and looks for them as a recycler, a thief
// or an expert with every format and every share that is left would. `--help` lists what can be said.
import { runInForeground } from './pinned-node.mjs';
import { setUp } from './set-up/steps.mjs';

try {
  await setUp('check');
  runInForeground('scripts/forensic/main.ts', process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
