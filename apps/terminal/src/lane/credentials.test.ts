import { issuePass } from '@vedette/credential';
import { type Duty, duration, instant, Personal } from '@vedette/domain';
import { expect, test, vi } from 'vitest';
import { openPlatform, outcome, type Platform, passOf, reasons, show } from '../../test/credential-kit.ts';
import { ann, bob, type Door, openDoor, openDuty } from '../../test/lane-kit.ts';

const day = 86_400_000;
const two = [
  { id: 'lane-1', direction: 'in' },
  { id: 'lane-2', direction: 'in' },
] as const;

test('a member’s pass opens the lane with no face at all, and is written down as the way', async () => {
  const door = await openDoor();
  show(door, passOf(door, ann));
  await outcome(door, 'granted');
  expect((await door.records())[0]?.header.by).toEqual(['pass']);
  expect(await door.walk()).toBe('walked');
});

test('a visitor who is not enrolled enters by a pass that this site signed', async () => {
  const door = await openDoor();
  show(door, passOf(door, 'visitor-7'));
  await outcome(door, 'granted');
});

test('a friend’s pass beside one’s own face is a conflict, whichever comes first', async () => {
  const first = await openDoor({
    duty: { ...openDuty, require: [{ check: 'screening-temperature', below: 37.3 }] },
  });
  first.face.comes({ who: ann });
  await first.pass(50);
  show(first, passOf(first, bob));
  await outcome(first, 'denied');
  expect(await reasons(first)).toContain('identify:conflict');

  const second = await openDoor({
    duty: { ...openDuty, require: [{ check: 'screening-temperature', below: 37.3 }] },
  });
  show(second, passOf(second, bob));
  await vi.waitFor(() => expect(second.lane.status().state).toBe('presented'));
  await second.pass(50);
  second.face.comes({ who: ann });
  await outcome(second, 'denied');
  expect(await reasons(second)).toContain('identify:conflict');
});

test('a pass on paper for one entry opens one lane of the site, once', async () => {
  const door = await openDoor({ lanes: two });
  const [one, other] = door.lanes;
  if (one === undefined || other === undefined) throw new Error('two lanes are wanted');
  const paper = passOf(door, ann, { entries: 'single' });
  show(one, paper);
  await outcome(door, 'granted');
  expect(await door.walk()).toBe('walked');
  await door.pass(5_000);
  show(other, paper);
  await vi.waitFor(async () => {
    await door.pass(1_000);
    expect(await reasons(door)).toContain('credential:replayed');
  });
  expect((await door.records()).map(({ header }) => header.outcome)).toEqual(['granted', 'denied']);
});

test('a pass on paper is given back to who did not walk', async () => {
  const door = await openDoor();
  const paper = passOf(door, ann, { entries: 'single' });
  show(door, paper);
  await outcome(door, 'granted');
  await door.pass(20_000);
  show(door, paper);
  await outcome(door, 'granted', 2);
});

test('a pass that was revoked says so, and opens nothing', async () => {
  const door = await openDoor();
  const { key, issuer } = door.credentials.trust.ownPasses;
  const id = new Uint8Array(16).fill(7);
  const period = { issuedAt: door.now(), notAfter: instant(door.now() + day) };
  const text = issuePass({ ...period, id, issuer, subject: ann, kind: 'member', entries: 'multiple' }, key);
  await door.store.passes.add({
    ...{ id: Buffer.from(id).toString('base64url'), person: ann, kind: 'member', entries: 'multiple' },
    ...{ zones: [], form: 'paper', notBefore: door.now(), notAfter: period.notAfter, by: null },
  });
  await door.store.passes.revoke(Buffer.from(id).toString('base64url'));
  await door.credentials.trust.reload();
  show(door, text);
  await vi.waitFor(async () => {
    await door.pass(1_000);
    expect(await reasons(door)).toContain('credential:revoked');
  });
});

test('the card of an enrolled person opens the lane, and one that nobody has does not', async () => {
  const door = await openDoor();
  const uid = Uint8Array.from([0x04, 0xa2, 0xb3, 0xc4, 0xd5, 0xe6, 0xf7]);
  door.reader.present({ medium: 'nfc', bytes: uid });
  await vi.waitFor(async () => {
    await door.pass(1_000);
    expect((await door.records()).at(-1)?.header.outcome).toBe('denied');
  });
  const numberHash = door.credentials.hashNumber(new Personal('card:uid:04a2b3c4d5e6f7'));
  await door.store.identities.addCard({ person: ann, numberHash, label: 'blue' });
  await door.pass(10_000);
  door.reader.present({ medium: 'nfc', bytes: uid });
  await outcome(door, 'granted', 2);
});

test('a code that nobody knows, and a thousand of them, open nothing and stop nothing', async () => {
  const door = await openDoor();
  for (let i = 0; i < 1_000; i += 1) show(door, `https://menu.example/${i}`);
  await door.pass(20_000);
  show(door, passOf(door, ann));
  await vi.waitFor(async () => {
    await door.pass(200);
    expect((await door.records()).at(-1)?.header.outcome).toBe('granted');
  });
  expect(door.faults).toEqual([]);
});

/** Anyone may enter whose code is green; what nobody can check is for the guard. */
const screening: Duty = {
  ...openDuty,
  identify: { anyOf: ['face', 'health-code'], whom: 'anyone', onIndeterminate: 'refer' },
  require: [{ check: 'health-status', colour: 'green', onIndeterminate: 'refer' }],
  alarmOn: ['health-status:red'],
};

async function screened(): Promise<Platform & { door: Door }> {
  const door = await openDoor({ duty: screening });
  return { door, ...(await openPlatform(door, 'national')) };
}

test('a green code opens the lane, a red one raises the alarm', async () => {
  const { door, simulator, code } = await screened();
  const person = (colour: string): string => {
    const found = simulator.people.find((one) => one.colour === colour);
    if (found === undefined) throw new Error(`no sample person is ${colour}`);
    return code(found);
  };
  show(door, person('green'));
  await outcome(door, 'granted');
  await door.walk();
  await door.pass(10_000);
  show(door, person('red'));
  await outcome(door, 'denied', 2);
  await vi.waitFor(async () => expect(await door.alarms()).toContain('health-status:red'));
});

test('a platform that is down calls the guard, whose answer opens the lane', async () => {
  const { door, simulator, code } = await screened();
  const [person] = simulator.people;
  if (person === undefined) throw new Error('sample people are wanted');
  const text = code(person);
  await simulator.close();
  show(door, text);
  await vi.waitFor(
    async () => {
      await door.pass(duration(500));
      expect(door.lane.status().referred?.reasons).toContain('credential:unverified');
    },
    { timeout: 10_000 },
  );
  await door.lane.answer(door.lane.status().referred?.passage ?? '', 'grant');
  await vi.waitFor(async () => {
    await door.pass(50);
    expect((await door.records()).at(-1)?.header).toMatchObject({ outcome: 'granted', manual: true });
  });
});
