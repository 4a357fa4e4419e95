// `npm run conformance -- SUITE DIR [--json]`: decides the cases of an official test suite with our own code, and
// says for each whether the decision is the expected one. `--help` lists the suites.
import { runInForeground } from './pinned-node.mjs';
import { setUp } from './set-up/steps.mjs';

try {
  await setUp('check');
  runInForeground('scripts/conformance/main.ts', process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
