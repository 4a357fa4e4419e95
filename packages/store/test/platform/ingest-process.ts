/**
 * A platform process that takes in what devices of the test fleet tell, and says what it has acknowledged: one line
 * `device through` after each call.
 *
 *   node --conditions=@vedette/source ingest-process.ts FOLDER-OR-URL DEVICES RECORDS
 */
import { openPlatformStore } from '../../src/platform/open-platform-store.ts';
import type { LogId } from '../../src/platform/records/port.ts';
import { morning, plantFleet, record } from './record-kit.ts';

const [where = '', devices = '1', records = '100'] = process.argv.slice(2);
const settings = { shared_buffers: '64MB' };
const source = where.startsWith('postgres:') ? { url: where } : { dataFolder: where, settings };
const store = await openPlatformStore(source, { now: () => morning + 86_400_000 });
const fleet = await plantFleet(store.database.pool, Number(devices), 3);

await Promise.all(
  fleet.map(async (device) => {
    for (let from = 1; from <= Number(records); from += 10) {
      const seqs = Array.from({ length: 10 }, (_, i) => from + i);
      const entries = seqs.map((seq) => ({ seq, entry: record(device, seq) }));
      const { through } = await store.ingest.append(device, 'log' as LogId, entries);
      process.stdout.write(`${device} ${through}\n`);
    }
  }),
);
await store.close();
