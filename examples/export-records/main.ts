// Writes the pass records of a time to the output, one JSON object a line, and counts them.
import { once } from 'node:events';
import { jsonLines } from '@vedette/sdk';
import { platformRecordSchema, platformRoutes } from '@vedette/sdk/platform';
import { giveUp, platformOfEnvironment } from '../lib/platform.ts';

const [from = '', until = '', approval] = process.argv.slice(2);
const query = { from: Date.parse(from), to: Date.parse(until) };
// The platform gives 31 days at a time.
if (!(query.from < query.to))
  giveUp('usage: export-records/main.ts FROM TO [APPROVAL], such as 2026-11-01 2026-12-01');

try {
  const stream = await platformOfEnvironment().download(platformRoutes.records.exportNdjson, {
    query,
    // Where the organisation wants two people for an export: the number of what the second has agreed to.
    headers: { 'vedette-approval': approval },
  });
  const counts = new Map<string, number>();
  // As they come: neither this program nor the platform ever holds them all.
  for await (const record of jsonLines(stream, platformRecordSchema)) {
    counts.set(record.outcome, (counts.get(record.outcome) ?? 0) + 1);
    if (!process.stdout.write(`${JSON.stringify(record)}\n`)) await once(process.stdout, 'drain');
  }
  console.error([...counts].map(([outcome, count]) => `${outcome} ${count}`).join(', ') || 'nothing');
} catch (error) {
  giveUp(error);
}
