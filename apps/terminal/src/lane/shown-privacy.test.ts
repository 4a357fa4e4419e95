import { type Duty, residentIdCheckDigit } from '@vedette/domain';
import { faultDetails } from '@vedette/server';
import { filesHolding, formsOf } from '@vedette/testing';
import { expect, test } from 'vitest';
import { type Desk, openDeskAt } from '../../test/admin.ts';
import {
  cardOf,
  documentOf,
  knownTo,
  openPlatform,
  outcome,
  passOf,
  type Resident,
  show,
  until,
} from '../../test/credential-kit.ts';
import { collected, type Door, openDoor, openDuty } from '../../test/lane-kit.ts';

const digits = '11010519880707123';
/** Somebody who is known to nobody here. */
const planted: Resident = {
  id: 'nobody' as Resident['id'],
  document: {
    ...{ name: '裴铁幕', birthDate: '19880707', sex: '1' },
    number: digits + residentIdCheckDigit(digits),
  },
  ...{ phone: '13988877766', uid: '04c3d4e5f60718' },
};
const duty: Duty = {
  ...openDuty,
  identify: { anyOf: ['pass', 'card', 'id-document', 'health-code'], whom: 'anyone' },
  require: [{ check: 'health-status', colour: 'green' }],
  alarmOn: ['health-status:red', 'identify:conflict'],
};

interface Shown {
  readonly door: Door;
  readonly desk: Desk;
  readonly name: string;
  /** What no duty here collects. */
  readonly secrets: readonly string[];
}

/** One person shows all they have: one thing that opens, and others that do not. */
async function showAll(collect: Duty['collect']): Promise<Shown> {
  const door = await openDoor({ duty: { ...duty, collect } });
  const desk = await openDeskAt(door);
  // Without a platform nothing waits to be delivered.
  await door.store.upkeep.setDelivery('platform');
  const person = knownTo(planted);
  const platform = await openPlatform(door, 'shanghai', [person]);
  const code = platform.code(person);
  const pass = passOf(door, 'visitor-4711', { entries: 'single' });
  const { name, number } = planted.document;
  const foreign = JSON.stringify({ name, number, phone: planted.phone });

  show(door, documentOf(planted, new Uint8Array(1_024).fill(0xd7)));
  await until(door, () => expect(door.lane.status().state).not.toBe('idle'));
  show(door, code);
  await outcome(door, 'granted');
  await door.walk();
  await door.pass(10_000);
  platform.simulator.setFaults({ fault: 'malformed' });
  door.trouble.become('full', 'passes');
  for (const thing of [foreign, code, pass]) {
    show(door, thing);
    await door.pass(2_000);
  }
  show(door, cardOf(planted));
  await until(door, () => expect(door.lane.status().state).toBe('idle'), 2_000);
  for (const { what, cause } of door.faults) desk.deps.logs.error('fault', { what, ...faultDetails(cause) });
  await desk.as('owner', 'POST', '/api/trust/try', { json: { text: code } });
  return { door, desk, name, secrets: [number, planted.phone, planted.uid, code, pass, foreign] };
}

const places = [
  ...['/api/records?limit=50', '/api/records.csv', '/api/alarms', '/api/audit'],
  ...['/api/device/logs', '/api/device/logs.ndjson', '/api/lanes', '/api/people', '/api/trust'],
];

/** Everything that an owner reads in the admin, with a reason. */
async function adminOf({ desk }: Shown): Promise<ReadonlyMap<string, string>> {
  const read = new Map<string, string>();
  for (const place of places) {
    const answer = await desk.as('owner', 'GET', place, { reason: 'test' });
    expect(answer.status, place).toBe(200);
    read.set(place, await answer.text());
  }
  return read;
}

/** What waits to be delivered, its personal fields opened. */
async function outboxOf({ door }: Shown): Promise<string> {
  const entries = await door.store.outbox.pending(1_000);
  expect(entries.length).toBeGreaterThan(1);
  return JSON.stringify(
    entries.map((entry) =>
      entry.kind === 'pass-record' ? { ...entry, body: entry.record.body.unwrap('test') } : entry,
    ),
  );
}

const holds = (text: string, needles: readonly string[]): readonly string[] =>
  needles.filter((needle) => formsOf(needle).some((form) => Buffer.from(text).includes(form)));

test.each([
  ['nothing', {}],
  ['a name', { name: collected }],
] as const)('under a duty that collects %s no file and no wire holds more', async (_, collect) => {
  const shown = await showAll(collect);
  const { door, name, secrets } = shown;
  const all = [name, ...secrets];
  const kept = 'name' in collect ? [name] : [];

  expect(holds(await outboxOf(shown), all)).toEqual(kept);
  for (const [place, text] of await adminOf(shown))
    expect(holds(text, all), place).toEqual(place.startsWith('/api/records') ? kept : []);
  const frames = door.lanes.flatMap(({ page }) => page.heard);
  expect(frames.length).toBeGreaterThan(5);
  expect(holds(JSON.stringify(frames), all)).toEqual([]);
  expect(holds(JSON.stringify(door.live), all)).toEqual([]);

  const needles = all.flatMap(formsOf);
  expect(await filesHolding(door.data, needles)).toEqual([]);
  await door.close();
  expect(await filesHolding(door.data, needles)).toEqual([]);
  expect(await filesHolding(door.data, formsOf('"message":"fault"'))).toHaveLength(1);
});
