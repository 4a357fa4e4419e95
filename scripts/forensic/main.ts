// The forensic kit from the command line: scripts/forensic.mjs starts it.
import { parseArgs } from 'node:util';
import { isPartName, partNames, runForensic } from '@vedette/testing/forensic';
import { printReport, reportLine } from './print-report.ts';

const usage = `npm run forensic -- [options]
  --people N     how many are planted (1000)
  --days N       simulated days at the gate (30)
  --quick        50 people, 8 days, no tools of others
  --no-tools     without the tools of others
  --part PART    only this one; may be said again: ${partNames.join(', ')}
  --json         one last line of JSON with counts and verdicts
It ends with 0 when every verdict holds, with 1 when one does not.`;

const exitCodes = { failed: 1, usage: 3 } as const;
const quick = { people: 50, days: 8 } as const;
const usual = { people: 1000, days: 30 } as const;

/** Null for what cannot be asked. */
function readRequest() {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const many = { type: 'string', multiple: true } as const;
  const options = {
    people: text,
    days: text,
    part: many,
    quick: flag,
    'no-tools': flag,
    json: flag,
    help: flag,
  } as const;
  try {
    const { values } = parseArgs({ options });
    const size = values.quick === true ? quick : usual;
    const people = Number(values.people ?? size.people);
    const days = Number(values.days ?? size.days);
    const parts = values.part?.filter(isPartName) ?? partNames;
    const sound = Number.isInteger(people) && people >= 20 && people <= 5000;
    const isKnown = parts.length === (values.part?.length ?? parts.length);
    if (values.help === true || !sound || !isKnown || !Number.isInteger(days) || days < 8 || days > 60)
      return null;
    const tools = values['no-tools'] !== true && values.quick !== true;
    return { people, days, parts, tools, json: values.json === true };
  } catch {
    return null;
  }
}

async function main(): Promise<number> {
  const request = readRequest();
  if (request === null) {
    console.error(usage);
    return process.argv.includes('--help') ? 0 : exitCodes.usage;
  }
  const outcomes = await runForensic({ ...request, onStep: (step) => console.error(step) });
  printReport(outcomes);
  if (request.json) console.log(reportLine(outcomes));
  const failed = outcomes.some(({ verdicts }) => verdicts.some(({ holds }) => !holds));
  return failed ? exitCodes.failed : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = exitCodes.usage;
}
