/**
 * Ten thousand sentinels at once: what each of them costs, and how all of them come back.
 *
 *   node --conditions=@vedette/source bench/fleet.ts [--sentinels 10000] [--json]
 *
 * Simulated sentinels (this process) join the real platform (a process of its own, built-in PostgreSQL) by the real
 * device link, each with a key and a channel of its own. Memory is that of the whole process, before and after. Then
 * the platform is killed with SIGKILL and started again at the same address: nobody lifts a finger until every
 * sentinel is connected.
 */
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type City, openCity, startOwnPlatform } from '@vedette/testing/city';
import { type Goal, report } from './lib/report.ts';

const { values } = parseArgs({
  options: { sentinels: { type: 'string', default: '10000' }, json: { type: 'boolean', default: false } },
});
const patience = 900_000;

/** Resident memory of a process in KiB. */
function memoryOf(pid: number | undefined): number {
  const line = /^VmRSS:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(line);
}

/** Seconds until all are connected; those that are when patience ends. */
async function allConnected(city: City): Promise<{ readonly seconds: number; readonly connected: number }> {
  const start = performance.now();
  const seconds = (): number => (performance.now() - start) / 1000;
  while (city.connected() < city.sentinels.length && seconds() * 1000 < patience) await pause(250);
  return { seconds: seconds(), connected: city.connected() };
}

async function main(): Promise<void> {
  const sentinels = Number(values.sentinels);
  if (!Number.isSafeInteger(sentinels) || sentinels < 1 || sentinels > 10_000)
    throw new RangeError('--sentinels is a whole number from 1 to 10000');
  const data = mkdtempSync(join(tmpdir(), 'vedette-bench-fleet-'));
  let platform = await startOwnPlatform({ data });
  try {
    const before = { platform: memoryOf(platform.process.pid), simulator: memoryOf(process.pid) };
    const voucher = await platform.voucher(sentinels);
    const started = performance.now();
    const city = await openCity({ origin: platform.origin, voucher, sentinels, rate: 0, burst: 1 });
    const first = await allConnected(city);
    const joinSeconds = (performance.now() - started) / 1000;
    const each = {
      platformKiBEach: (memoryOf(platform.process.pid) - before.platform) / sentinels,
      simulatorKiBEach: (memoryOf(process.pid) - before.simulator) / sentinels,
    };
    const gone = once(platform.process, 'exit');
    platform.process.kill('SIGKILL');
    await gone;
    platform = await startOwnPlatform({ data, port: Number(new URL(platform.origin).port) });
    await pause(1_000);
    const again = await allConnected(city);
    const figures = {
      ...{ connected: first.connected, joinSeconds, ...each },
      ...{ reconnected: again.connected, stormSeconds: again.seconds },
    };
    const goals: Goal[] = [
      { figure: 'connected', atLeast: sentinels },
      { figure: 'reconnected', atLeast: sentinels },
    ];
    report({ bench: 'fleet', figures, goals }, values.json);
    await city.close();
  } finally {
    await platform.close();
    rmSync(data, { recursive: true, force: true });
    rmSync(`${data}.key`, { force: true });
  }
}

await main();
