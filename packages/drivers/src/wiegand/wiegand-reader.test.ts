import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { duration, instant } from '@vedette/domain';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { socat } from '../../test/stand/cable.ts';
import { FarEnd } from '../../test/stand/far-end.ts';
import { runConformance } from '../../test/stand/run-conformance.ts';
import { systemScheduler } from '../common/system-scheduler.ts';
import { until } from '../conformance/conformance.ts';
import { type ReaderSubject, readerConformance } from '../reader/conformance.ts';
import type { ReaderEvent } from '../reader/reader.ts';
import { parseWiegand } from './wiegand-config.ts';
import { formatWiegandLine } from './wiegand-line.ts';
import { openWiegandReader } from './wiegand-reader.ts';

const away = duration(300);
const things = {
  one: { medium: 'wiegand', bytes: Uint8Array.of(0xbd, 0x88, 0xeb, 0x80), bits: 26 },
  other: { medium: 'wiegand', bytes: Uint8Array.of(0, 0, 0, 0x20), bits: 27 },
} as const;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vedette-wiegand-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function subjectOf(silenceMs = 60) {
  const converter = new FarEnd();
  const cable = await converter.open(folder);
  const more = { awayMs: away, silenceMs, reconnectMs: 50, longestReconnectMs: 200 };
  const parsed = parseWiegand({ driver: 'wiegand', path: '/dev/ttyUSB0', ...more });
  const config = { ...parsed, line: { ...parsed.line, path: cable.path } };
  const reader = openWiegandReader(config, { scheduler: systemScheduler, clock: () => instant(Date.now()) });
  let held: 'one' | 'other' | null = null;
  // A reader sends a card that is held on again and again.
  const hand = setInterval(
    () => held !== null && converter.say(`${formatWiegandLine(things[held], config.framing)}\r\n`),
    100,
  );
  const subject: ReaderSubject & { converter: FarEnd } = {
    ...{ reader, things, away, converter },
    async holdUp(thing) {
      held = thing;
    },
    async takeAway() {
      held = null;
    },
    async showUnreadable() {
      held = null;
      converter.say('W26:2F6');
    },
    breakLink: () => cable.pullOut(),
    mendLink: () => cable.plugIn(),
    lull: (time) => sleep(time),
    async dispose() {
      clearInterval(hand);
      await reader.close();
      await cable.pullOut();
      await converter.close();
    },
  };
  return subject;
}

describe.skipIf(socat !== 'with socat')(`a Wiegand converter on a pseudo-terminal, ${socat}`, () => {
  runConformance(readerConformance, () => subjectOf());

  it('delivers a line that comes in pieces, and says of a garbled one that it was unreadable', async () => {
    const subject = await subjectOf(5_000);
    onTestFinished(() => subject.dispose());
    const events: ReaderEvent[] = [];
    await until(subject, 'a reader', () => subject.reader.state() === 'ready');
    subject.reader.subscribe((event) => events.push(event));
    subject.converter.say('\u0001\u0002garbled\r\n');
    await until(subject, 'unreadable', () => events.length === 1);
    subject.converter.say('W26:2F6');
    await sleep(10);
    subject.converter.say('23AE\r\n');
    await until(subject, 'a card or its ruin', () => events.length > 1);
    expect(events[0]).toEqual({ kind: 'unreadable', medium: 'wiegand' });
    expect(events[1]).toMatchObject({ kind: 'presented', presentation: things.one });
  });

  it('says that the port is missing', async () => {
    const config = parseWiegand({ driver: 'wiegand', path: '/dev/no-such-port' });
    const reader = openWiegandReader(config, { scheduler: systemScheduler, clock: () => instant(0) });
    onTestFinished(() => reader.close());
    const error = await new Promise((resolve) => {
      reader.subscribe((event) => event.kind === 'fault' && resolve(event.error));
    });
    expect(error).toMatchObject({ details: { values: { reason: 'port-missing' } } });
  });
});
