#!/usr/bin/env node
// The launcher of the command line: it only finds the right Node, so that `npx vedette` works on an older one.
import { runInForeground } from '../../../scripts/pinned-node.mjs';

try {
  runInForeground('apps/cli/src/main.ts', process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
