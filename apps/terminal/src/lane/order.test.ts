import { type Duty, type DutyId, type IdentifyMethod, identifyMethods } from '@vedette/domain';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  cardOf,
  documentOf,
  enrolResidents,
  knownTo,
  lv,
  openPlatform,
  passOf,
  type Resident,
  ran,
  show,
  until,
} from '../../test/credential-kit.ts';
import { type Door, openDoor, openDuty } from '../../test/lane-kit.ts';

const match = (one: IdentifyMethod, other: IdentifyMethod) =>
  ({ check: 'subject-matches', on: [one, other] }) as const;
const green = { check: 'health-status', colour: 'green' } as const;
const duty = (change: Partial<Duty>): Duty => ({ ...openDuty, ...change });

/** Each asks for everything that is shown below, so that no order is complete before its last. */
const duties = {
  laboratory: duty({
    id: 'laboratory' as DutyId,
    identify: { anyOf: identifyMethods },
    require: [
      ...(['pass', 'card', 'id-document', 'health-code'] as const).map((way) => match('face', way)),
      match('pass', 'card'),
      match('card', 'id-document'),
      match('id-document', 'pass'),
      match('health-code', 'pass'),
      green,
    ],
  }),
  epidemic: duty({
    id: 'epidemic' as DutyId,
    identify: { anyOf: ['face', 'id-document', 'pass', 'card'], whom: 'anyone' },
    require: [
      { ...green, onIndeterminate: 'refer' },
      { check: 'test', method: 'NAAT', within: '72h', result: 'not-detected' },
      { ...match('face', 'id-document'), onIndeterminate: 'refer' },
    ],
  }),
  visitors: duty({
    id: 'visitors' as DutyId,
    identify: { anyOf: ['pass', 'id-document'] },
    require: [match('pass', 'id-document'), { check: 'mask' }],
  }),
};

type Ways = readonly IdentifyMethod[];
type Owners = ReadonlyMap<IdentifyMethod, Resident>;
interface Stand {
  readonly door: Door;
  present(way: IdentifyMethod, of: Resident): void;
  leave(): Promise<void>;
}

/** A door where two residents are known, who come and go. */
async function stand(rules: Duty, shape: 'shanghai' | 'firmware'): Promise<Stand> {
  const door = await openDoor({ duty: rules });
  await enrolResidents(door, ran, lv);
  const known = new Map([ran, lv].map((each) => [each, knownTo(each)]));
  const platform = await openPlatform(door, shape, [...known.values()]);
  const passes = new Map([ran, lv].map((each) => [each, passOf(door, each.id)]));
  let figure: ReturnType<Door['face']['comes']> | null = null;
  const present: Stand['present'] = (way, of) => {
    const person = known.get(of);
    if (way === 'face') figure = door.face.comes({ who: of.id, mask: 'worn' });
    else if (way === 'pass') show(door, passes.get(of) ?? '');
    else if (way === 'card') show(door, cardOf(of));
    else if (way === 'id-document') show(door, documentOf(of));
    else if (person !== undefined) show(door, platform.code(person));
  };
  const leave = async (): Promise<void> => {
    if (door.isOpen()) await door.walk();
    figure?.leaves();
    figure = null;
    await until(door, () => expect(door.lane.status().state).toBe('idle'), 1_000);
    await door.pass(2_000);
  };
  return { door, present, leave };
}

function permutations<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length < 2) return [items];
  return items.flatMap((one, at) => permutations(items.toSpliced(at, 1)).map((rest) => [one, ...rest]));
}

const byCode: readonly string[] = ['health-status', 'test'];

/** What the kiosk asks for, as the ways that would do. */
function asked({ page }: Door): readonly Ways[] {
  const shown = page.screens().at(-1);
  if (shown?.screen === 'look') return [['face']];
  return (shown?.needs ?? []).map(({ what, anyOf = [] }) => {
    if (what === 'mask') return ['face'];
    return byCode.includes(what) ? ['health-code'] : anyOf;
  });
}

/** Shows it, and waits until it is asked for no longer. */
async function takeIn({ door, present }: Stand, way: IdentifyMethod, of: Resident): Promise<void> {
  present(way, of);
  await until(door, () => {
    if (door.lane.status().state === 'presented') {
      expect(asked(door)).not.toEqual([]);
      expect(asked(door).filter((ways) => ways.includes(way))).toEqual([]);
    } else expect(door.lane.status().state).not.toBe('idle');
  });
}

/** Everything in this order; gives the decision that is written down. */
async function showAll(at: Stand, order: Ways, owners: Owners): Promise<string> {
  const { door } = at;
  const newest = async () => (await door.records()).at(-1);
  const before = (await newest())?.seq ?? 0;
  for (const [index, way] of order.entries()) {
    await takeIn(at, way, owners.get(way) ?? ran);
    const rest = order.slice(index + 1);
    const isIncomplete = door.lane.status().state === 'presented';
    if (new Set(owners.values()).size === 1) expect(isIncomplete).toBe(rest.length > 0);
    if (isIncomplete)
      for (const ways of asked(door)) expect(ways.some((one) => rest.includes(one))).toBe(true);
  }
  await until(door, async () => expect((await newest())?.seq).toBeGreaterThan(before), 20);
  const { outcome, reasons, by } = (await newest())?.header ?? {};
  await at.leave();
  return `${outcome} ${reasons} ${by}`;
}

const cases = [
  ['laboratory', 'shanghai', identifyMethods, 'granted  card,face,id-document,pass'],
  ['epidemic', 'firmware', ['face', 'id-document', 'health-code'], 'granted  face,id-document'],
  ['visitors', 'firmware', ['pass', 'id-document', 'face'], 'granted  id-document,pass'],
] as const;

test.each(cases)(
  '%s: every order ends in the same decision, and until then what is missing is asked for',
  async (name, shape, ways, wanted) => {
    const at = await stand(duties[name], shape);
    const owners = new Map(ways.map((way) => [way, ran] as const));
    for (const order of permutations(ways)) {
      expect(await showAll(at, order, owners), order.join(', ')).toBe(wanted);
    }
    expect(at.door.faults).toEqual([]);
  },
);

test('opens exactly when all that was shown is one person’s, whatever is shown first', async () => {
  const at = await stand(duties.laboratory, 'shanghai');
  const whose = fc.constantFrom(ran, lv);
  const shown = fc.tuple(
    fc.shuffledSubarray([...identifyMethods], { minLength: identifyMethods.length }),
    fc.oneof(
      whose.map((one) => identifyMethods.map(() => one)),
      fc.tuple(...identifyMethods.map(() => whose)),
    ),
  );
  await fc.assert(
    fc.asyncProperty(shown, async ([order, owned]) => {
      const owners = new Map(identifyMethods.map((way, index) => [way, owned[index] ?? ran]));
      const ended = await showAll(at, order, owners);
      const isOne = new Set(owned).size === 1;
      expect(ended.startsWith(isOne ? 'granted' : 'denied identify:conflict')).toBe(true);
    }),
    { numRuns: 40 },
  );
  expect(at.door.faults).toEqual([]);
});
