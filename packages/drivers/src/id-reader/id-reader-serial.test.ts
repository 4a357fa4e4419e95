import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { duration, instant } from '@vedette/domain';
import { sampleIdCard } from '@vedette/testing';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { Cable, socat } from '../../test/stand/cable.ts';
import { runConformance } from '../../test/stand/run-conformance.ts';
import { systemScheduler } from '../common/system-scheduler.ts';
import { type ReaderSubject, readerConformance } from '../reader/conformance.ts';
import { openReader } from '../registry.ts';
import { SimulatedIdReader } from '../simulated/simulated-id-reader.ts';
import { openIdReader } from './id-reader.ts';
import { parseIdReader } from './id-reader-config.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vedette-id-reader-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const things = {
  one: { medium: 'id-card', bytes: sampleIdCard() },
  other: { medium: 'id-card', bytes: sampleIdCard({ name: '白羽' }) },
} as const;

function config(path: string) {
  const parsed = parseIdReader({
    ...{ driver: 'id-card-serial', path: '/dev/ttyUSB0', awayMs: 400, pollMs: 50 },
    ...{ deadlineMs: 1_000, reconnectMs: 50, longestReconnectMs: 200 },
  });
  return { ...parsed, path };
}

async function subjectOf(fragment: number | null): Promise<ReaderSubject> {
  const simulated = await SimulatedIdReader.open({ fragment });
  const cable = new Cable(folder, simulated.port());
  await cable.plugIn();
  const clock = () => instant(Date.now());
  const reader = openIdReader(config(cable.path), { scheduler: systemScheduler, clock });
  return {
    ...{ reader, things, away: duration(400) },
    holdUp: async (thing) => simulated.module.place(things[thing].bytes),
    takeAway: async () => simulated.module.takeAway(),
    async showUnreadable() {
      simulated.module.become('torn');
      simulated.module.place(things.one.bytes);
      await sleep(300);
      simulated.module.takeAway();
      simulated.module.become('well');
    },
    breakLink: () => cable.pullOut(),
    mendLink: () => cable.plugIn(),
    lull: (time) => sleep(time),
    async dispose() {
      await reader.close();
      await cable.pullOut();
      await simulated.close();
    },
  };
}

describe.skipIf(socat !== 'with socat')(`an ID card reader on a pseudo-terminal, ${socat}`, () => {
  runConformance(readerConformance, () => subjectOf(null));
});

describe.skipIf(socat !== 'with socat')(`the same whose bytes come in pieces among noise, ${socat}`, () => {
  runConformance(readerConformance, () => subjectOf(50));
});

describe('an ID card reader', () => {
  it('says that the port is missing', async () => {
    const reader = await openReader(config('/dev/no-such-port'));
    onTestFinished(() => reader.close());
    const error = await new Promise((resolve) => {
      reader.subscribe((event) => event.kind === 'fault' && resolve(event.error));
    });
    expect(error).toMatchObject({ code: 'driver-failed', details: { values: { reason: 'port-missing' } } });
    expect(String(error)).toContain('/dev/no-such-port');
    expect(reader.state()).toBe('gone');
  });
});
