// Runs one official suite over a folder: scripts/conformance.mjs starts it.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { closeDecoder } from './decode-codes.ts';
import { printTally } from './print-tally.ts';
import type { Suite } from './suite.ts';
import { tallyOf } from './tally.ts';

/** By name, loaded when it is asked for. */
const suites: ReadonlyMap<string, () => Promise<Suite>> = new Map([
  ['dgc', async () => (await import('./dgc/suite.ts')).dgcSuite],
  ['dgc-rules', async () => (await import('./dgc-rules.ts')).dgcRulesSuite],
  ['certlogic', async () => (await import('./certlogic.ts')).certLogicSuite],
  ['merkle', async () => (await import('./merkle.ts')).merkleSuite],
  ['shc', async () => (await import('./shc/suite.ts')).shcSuite],
]);

const usage = `npm run conformance -- SUITE DIR [--json]
  SUITE  ${[...suites.keys()].join(', ')}
  DIR    a folder laid out like the official one
  --json prints the outcome as one last line of JSON`;

const exitCodes = { failed: 1, usage: 3 } as const;

function readArguments() {
  try {
    const options = { json: { type: 'boolean' }, help: { type: 'boolean' } } as const;
    return parseArgs({ options, allowPositionals: true });
  } catch {
    return null;
  }
}

async function main(): Promise<number> {
  const given = readArguments();
  const [name = '', directory = '', ...more] = given?.positionals ?? [];
  const load = suites.get(name);
  if (given === null || load === undefined || directory === '' || more.length > 0) {
    console.error(usage);
    return given?.values.help === true ? 0 : exitCodes.usage;
  }
  const suite = await load();
  // npm runs scripts in the root folder, whatever folder it was called in.
  const run = await suite.run(resolve(process.env['INIT_CWD'] ?? '.', directory));
  const tally = tallyOf(name, suite, run);
  printTally(tally, given.values.json === true);
  return tally.failed.length === 0 ? 0 : exitCodes.failed;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = exitCodes.usage;
} finally {
  await closeDecoder();
}
