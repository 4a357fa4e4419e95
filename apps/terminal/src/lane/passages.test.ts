import { expect, test } from 'vitest';
import { ann, bob, type Door, openDoor } from '../../test/lane-kit.ts';

/** They pass the sensor, and the door stands open behind them. */
async function goThroughAndLeaveOpen(door: Door): Promise<void> {
  door.turnstile.pushOpen(door.id);
  await door.pass(100);
  door.turnstile.climbThrough({ lane: door.id, direction: 'in' });
  await door.pass(300);
}

test('grants an enrolled person, writes it down, opens, and counts them through', async () => {
  const door = await openDoor();
  const person = door.face.comes({ who: ann });
  await door.pass(0);
  expect(door.isOpen()).toBe(true);
  expect(door.page.screen()).toBe('granted');
  expect(door.indicator.light()).toBe('green');
  expect((await door.records())[0]).toMatchObject({
    header: { outcome: 'granted', by: ['face'], manual: false },
  });
  expect(await door.walk()).toBe('walked');
  person.leaves();
  await door.pass(5_000);
  expect(await door.records()).toMatchObject([{ completion: { completion: 'taken' } }]);
  expect(door.isOpen()).toBe(false);
  expect(door.page.screen()).toBe('idle');
  expect(await door.alarms()).toEqual([]);
  expect(door.faults).toEqual([]);
});

test('says that a passage was not taken, and shuts', async () => {
  const door = await openDoor();
  door.face.comes({ who: ann });
  await door.pass(5_500);
  expect(await door.records()).toMatchObject([{ completion: { completion: 'not-taken' } }]);
  expect(door.isOpen()).toBe(false);
});

test('denies a stranger after asking for a pass, and writes it down once', async () => {
  const door = await openDoor();
  door.face.comes({ who: 'stranger' });
  await door.pass(100);
  expect(door.page.screen()).toBe('show-pass');
  await door.pass(8_000);
  expect(door.page.screen()).toBe('denied');
  expect(door.page.screens().at(-1)?.reasons).toEqual(['identify:not-recognised']);
  await door.pass(600_000);
  expect(door.page.screen()).toBe('idle');
  expect(await door.records()).toMatchObject([
    {
      header: { outcome: 'denied', reasons: ['identify:not-recognised'] },
      completion: { completion: 'not-taken' },
    },
  ]);
});

test('writes nothing down of a stranger who leaves before the wait is over', async () => {
  const door = await openDoor();
  const stranger = door.face.comes({ who: 'stranger' });
  await door.pass(7_000);
  stranger.leaves();
  await door.pass(60_000);
  expect(await door.records()).toEqual([]);
  expect(door.lane.status().state).toBe('idle');
});

test('writes nothing down of who only walks by', async () => {
  const door = await openDoor();
  const walker = door.face.stepUp({ interEye: 20 });
  await door.pass(20_000);
  walker.leaves();
  expect(await door.records()).toEqual([]);
  expect(door.lane.status().state).toBe('idle');
});

test('raises an alarm for a door that is forced, and serves the next person', async () => {
  const door = await openDoor({ sensing: 'contact' });
  door.turnstile.pushOpen(door.id);
  await door.pass(100);
  expect(await door.alarms()).toEqual(['forced']);
  expect(door.lane.status().state).toBe('forced');
  door.turnstile.shut(door.id);
  await door.pass(100);
  expect(door.lane.status().state).toBe('idle');
  door.face.comes({ who: ann });
  await door.pass(0);
  expect(door.isOpen()).toBe(true);
  expect(await door.alarms()).toEqual(['forced']);
});

test('completes the record of a denied person who forces the door as forced', async () => {
  const door = await openDoor({ sensing: 'contact' });
  door.face.comes({ who: 'stranger' });
  await door.pass(8_500);
  door.turnstile.pushOpen(door.id);
  await door.pass(100);
  expect(await door.alarms()).toEqual(['forced']);
  expect(await door.records()).toMatchObject([{ completion: { completion: 'forced' } }]);
});

test('takes who climbs over for forced once, and believes no open door for it ever after', async () => {
  const door = await openDoor();
  door.turnstile.climbThrough({ lane: door.id, direction: 'in' });
  await door.pass(60_000);
  expect(await door.alarms()).toEqual(['forced']);
  door.face.comes({ who: ann });
  await door.pass(30_000);
  expect((await door.records())[0]?.completion?.completion).toBe('not-taken');
  expect(await door.alarms()).toEqual(['forced']);
});

test('notices a second person who follows the first', async () => {
  const door = await openDoor();
  door.face.comes({ who: ann });
  await door.pass(0);
  expect(await door.walk()).toBe('walked');
  door.turnstile.climbThrough({ lane: door.id, direction: 'in' });
  await door.pass(1_000);
  expect(await door.alarms()).toEqual(['forced']);
  expect(await door.records()).toMatchObject([{ completion: { completion: 'taken' } }]);
});

test('raises an alarm for a door that is held open, on the record of who went through', async () => {
  const door = await openDoor({ heldOpenAfterMs: 5_000 });
  const person = door.face.comes({ who: ann });
  await door.pass(100);
  await goThroughAndLeaveOpen(door);
  person.leaves();
  await door.pass(8_000);
  const [record] = await door.records();
  expect(await door.alarms()).toEqual(['held-open']);
  expect(record?.completion?.completion).toBe('held-open');
  expect((await door.store.alarms.list({})).items[0]?.record).toBe(record?.header.id);
  expect(door.lane.status()).toMatchObject({ state: 'idle', turnstile: 'held-open' });
});

test('serves who stands behind the first as soon as the first has gone', async () => {
  const door = await openDoor();
  const first = door.face.comes({ who: ann });
  await door.pass(100);
  first.leaves();
  door.face.comes({ who: bob });
  await door.pass(0);
  expect(await door.records()).toHaveLength(1);
  await door.walk();
  await door.pass(0);
  const records = await door.records();
  expect(records).toHaveLength(2);
  expect(records[0]?.completion?.completion).toBe('taken');
  expect(records.map(({ body }) => body.unwrap('test').name)).toEqual(['Ann Anderson', 'Bob Brown']);
  expect(door.isOpen()).toBe(true);
});

test('waits for the door of the one before to shut, and then lets the next one in', async () => {
  const door = await openDoor();
  const first = door.face.comes({ who: ann });
  await door.pass(100);
  await goThroughAndLeaveOpen(door);
  first.leaves();
  door.face.comes({ who: bob });
  await door.pass(1_500);
  expect(door.isOpen()).toBe(false);
  door.turnstile.shut(door.id);
  await door.pass(500);
  expect(door.isOpen()).toBe(true);
  expect(await door.alarms()).toEqual([]);
});

test('does not mix what is known of two people', async () => {
  const door = await openDoor();
  await door.adopt({ require: [{ check: 'mask' }] });
  door.face.comes({ who: ann, mask: 'not-worn' });
  await door.pass(100);
  expect(door.page.screen()).toBe('denied');
  door.face.stepUp({ who: 'stranger', mask: 'worn' }).read();
  await door.pass(100);
  expect(door.page.screen()).toBe('show-pass');
  expect(door.isOpen()).toBe(false);
});

test('ends the passage when the camera goes away, with nothing written', async () => {
  const door = await openDoor();
  door.page.shoot();
  door.face.comes({ who: 'stranger' });
  await door.pass(1_000);
  expect(door.lane.status().state).toBe('presented');
  await door.pass(3_000);
  expect(door.lane.status()).toMatchObject({ state: 'idle', camera: 'gone' });
  expect(await door.records()).toEqual([]);
  expect(await door.alarms()).toEqual([]);
  await door.pass(10_000);
  expect(await door.alarms()).toEqual(['camera']);
});

test('still knows who stands there when the camera is back', async () => {
  const door = await openDoor();
  door.page.shoot();
  const person = door.face.comes({ who: 'stranger' });
  await door.pass(4_000);
  person.looks({ who: ann });
  person.read();
  door.page.shoot();
  person.seen();
  await door.pass(0);
  expect(door.isOpen()).toBe(true);
  expect(await door.alarms()).toEqual([]);
});
