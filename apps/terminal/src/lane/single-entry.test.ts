import type { Direction } from '@vedette/domain';
import { expect, test } from 'vitest';
import { outcome, passOf, reasons, show, until } from '../../test/credential-kit.ts';
import { ann, bob, type Door, type OpenedLane, openDoor, openDuty } from '../../test/lane-kit.ts';

interface TwoLanes {
  readonly door: Door;
  readonly one: OpenedLane;
  readonly other: OpenedLane;
  paper(): string;
  stands(): Promise<readonly string[]>;
}

/** Two lanes of one terminal, the second of which may lead out. */
async function twoLanes(direction: Direction = 'in'): Promise<TwoLanes> {
  const door = await openDoor({
    lanes: [
      { id: 'lane-1', direction: 'in' },
      { id: 'lane-2', direction },
    ],
  });
  const [one, other] = door.lanes;
  if (one === undefined || other === undefined) throw new Error('two lanes are wanted');
  return {
    ...{ door, one, other },
    paper: () => passOf(door, ann, { entries: 'single' }),
    stands: async () => (await door.records()).map(({ header }) => header.outcome),
  };
}
const isOpen = ({ turnstile }: Door, { id: lane, direction }: OpenedLane): boolean =>
  turnstile.isOpen({ lane, direction });

async function walk({ turnstile, pass }: Door, { id: lane, direction }: OpenedLane): Promise<string> {
  const walked = turnstile.walkThrough({ lane, direction });
  await pass(1_000);
  return walked;
}

/** Until both lanes are idle again. */
const rest = (door: Door, lanes: readonly OpenedLane[]): Promise<void> =>
  until(door, () => expect(lanes.map(({ lane }) => lane.status().state)).toEqual(['idle', 'idle']), 1_000);

/** Until whoever was shown something was told no, for this reason. */
const refused = (door: Door, reason: string): Promise<void> =>
  until(door, async () => expect(await reasons(door)).toContain(reason), 500);

test('raced at two lanes it opens exactly one, again and again', async () => {
  const { door, one, other, paper } = await twoLanes();
  const lanes = [one, other];
  for (let race = 1; race <= 10; race += 1) {
    const text = paper();
    for (const lane of race % 2 === 0 ? lanes : lanes.toReversed()) show(lane, text);
    await until(door, () => expect(lanes.filter((lane) => isOpen(door, lane))).toHaveLength(1));
    const winner = isOpen(door, one) ? one : other;
    await walk(door, winner);
    await rest(door, lanes);
    const both = (await door.records()).slice(-2).map(({ header }) => header.outcome);
    expect(both.toSorted()).toEqual(['denied', 'granted']);
    expect(await reasons(door)).toEqual(['credential:replayed']);
  }
});

test('a copy is refused at the other lane while its holder is still on the way through', async () => {
  const { door, one, other, paper } = await twoLanes();
  const text = paper();
  show(one, text);
  await outcome(door, 'granted');
  show(other, text);
  await until(door, () => expect(other.page.screens().at(-1)?.screen).toBe('show-pass'));
  expect(isOpen(door, other)).toBe(false);
  expect(await walk(door, one)).toBe('walked');
});

test('is given back to who did not pass, and good at the other lane then', async () => {
  const { door, one, other, paper } = await twoLanes();
  const text = paper();
  show(one, text);
  await outcome(door, 'granted');
  await rest(door, [one, other]);
  expect((await door.records())[0]?.completion?.completion).toBe('not-taken');
  show(other, text);
  await outcome(door, 'granted', 2);
  expect(await walk(door, other)).toBe('walked');
  await rest(door, [one, other]);
  show(one, text);
  await refused(door, 'credential:replayed');
});

test('is given back to who was refused for something else', async () => {
  const door = await openDoor({ duty: { ...openDuty, require: [{ check: 'mask' }] } });
  const text = passOf(door, ann, { entries: 'single' });
  show(door, text);
  await until(door, () => expect(door.page.screens().at(-1)?.needs).toMatchObject([{ what: 'mask' }]));
  const friend = door.face.comes({ who: bob, mask: 'worn' });
  expect((await outcome(door, 'denied')).header.reasons).toEqual(['identify:conflict']);
  friend.leaves();
  await door.pass(20_000);
  await door.adopt({ require: [] });
  show(door, text);
  await until(door, () => expect(door.isOpen()).toBe(true));
});

test('is given back to who was on the way through when the fire came', async () => {
  const { door, one, other, paper } = await twoLanes();
  const text = paper();
  show(one, text);
  await outcome(door, 'granted');
  door.turnstile.setFire(true);
  await door.pass(1_000);
  door.turnstile.setFire(false);
  await door.pass(100);
  await door.turnstile.resetFire();
  await rest(door, [one, other]);
  show(other, text);
  await outcome(door, 'granted', 2);
});

test('is given back when the lane is closed before its holder has walked', async () => {
  const { door, one, other, paper } = await twoLanes();
  const text = paper();
  show(one, text);
  await outcome(door, 'granted');
  await one.lane.close();
  show(other, text);
  await outcome(door, 'granted', 2);
});

test('lets its holder out once, and nobody who has not come in', async () => {
  const { door, one, other, paper, stands } = await twoLanes('out');
  const text = paper();
  show(other, text);
  await refused(door, 'credential:replayed');
  await rest(door, [one, other]);
  show(one, text);
  await outcome(door, 'granted', 2);
  await walk(door, one);
  await rest(door, [one, other]);
  show(other, text);
  await outcome(door, 'granted', 3);
  await walk(door, other);
  await rest(door, [one, other]);
  show(other, text);
  await until(door, async () => expect(await stands()).toHaveLength(4), 500);
  expect(await stands()).toEqual(['denied', 'granted', 'granted', 'denied']);
});
