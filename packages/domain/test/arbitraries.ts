import fc from 'fast-check';
import type {
  DecisionContext,
  Duty,
  Evidence,
  Facts,
  IdentifyMethod,
  Occupancy,
  PersonId,
  Requirement,
  Standing,
} from '../src/index.ts';
import { credentialRefusals, identifyMethods, instant, standings } from '../src/index.ts';
import {
  ann,
  areaId,
  bob,
  context,
  duty,
  list,
  type listId,
  now,
  officeHours,
  scheduleId,
  tuesday,
} from './builders.ts';

const method: fc.Arbitrary<IdentifyMethod> = fc.constantFrom(...identifyMethods);
const subject: fc.Arbitrary<PersonId> = fc.constantFrom(ann, bob, 'gone' as PersonId);
const onIndeterminate = fc.constantFrom('deny', 'refer', undefined);
const moment = fc.option(fc.integer({ min: -5, max: 100 }).map((hours) => instant(now - hours * 3_600_000)));
const number = fc.option(fc.oneof(fc.double(), fc.double({ min: 0, max: 50 })));

/** Facts of every kind and state, numbers of every sort. */
export const evidence: fc.Arbitrary<Evidence> = fc.oneof(
  fc.record({
    kind: fc.constant('identification'),
    by: method,
    state: fc.constant('identified'),
    subject,
    standing: fc.constantFrom('sufficient', 'sufficient', 'needs-second-factor'),
  }),
  fc.record({
    kind: fc.constant('identification'),
    by: method,
    state: fc.constantFrom('not-identified', 'ambiguous'),
  }),
  fc.record({
    kind: fc.constant('identification'),
    by: method,
    state: fc.constant('not-identified'),
    because: fc.constantFrom(...credentialRefusals),
  }),
  fc.record({
    kind: fc.constant('identification'),
    by: method,
    state: fc.constant('vouched'),
    authority: fc.constantFrom('site', 'document'),
    zones: fc.constantFrom([], [areaId], ['elsewhere']),
  }),
  fc.record({
    kind: fc.constant('presentation-attack'),
    state: fc.constantFrom('bona-fide', 'attack', 'uncertain'),
    challenge: fc.constantFrom('passed', 'failed', 'none'),
  }),
  fc.record({ kind: fc.constant('mask'), state: fc.constantFrom('worn', 'not-worn', 'unknown') }),
  fc.record({
    kind: fc.constant('screening-temperature'),
    reading: number,
    distance: number,
    ambient: number,
  }),
  fc.record({
    kind: fc.constant('health-status'),
    colour: fc.constantFrom('green', 'yellow', 'red', 'unknown'),
  }),
  fc.record({
    kind: fc.constant('test'),
    method: fc.constantFrom('NAAT', 'antigen', 'unknown'),
    result: fc.constantFrom('not-detected', 'detected', 'unknown'),
    sampledAt: moment,
  }),
  fc.record({ kind: fc.constant('vaccination'), doses: number, lastAt: moment }),
  fc.record({ kind: fc.constant('itinerary'), state: fc.constantFrom('clear', 'listed-area', 'unknown') }),
  fc.record({
    kind: fc.constant('subject-match'),
    between: fc.tuple(method, method),
    state: fc.constantFrom('match', 'mismatch', 'uncertain'),
  }),
) as fc.Arbitrary<Evidence>;
export const facts: fc.Arbitrary<Facts> = fc.array(evidence, { maxLength: 10 });

/** What a person who meets most duties has shown, so that properties see granted decisions too. */
export const goodFacts: Facts = [
  { kind: 'identification', by: 'face', state: 'identified', subject: ann, standing: 'sufficient' },
  { kind: 'identification', by: 'card', state: 'identified', subject: ann, standing: 'sufficient' },
  { kind: 'presentation-attack', state: 'bona-fide', challenge: 'passed' },
  { kind: 'mask', state: 'worn' },
  { kind: 'screening-temperature', reading: 36.5, distance: 0.5, ambient: 20 } as Evidence,
  { kind: 'health-status', colour: 'green' },
  { kind: 'test', method: 'NAAT', result: 'not-detected', sampledAt: instant(now - 3_600_000) },
  { kind: 'vaccination', doses: 3, lastAt: instant(now - 86_400_000) },
  { kind: 'itinerary', state: 'clear' },
];

export const requirement: fc.Arbitrary<Requirement> = fc
  .tuple(
    fc.oneof(
      fc.record({
        check: fc.constantFrom('allow-list', 'deny-list', 'watch-list'),
        list: fc.constantFrom('allow', 'deny', 'watch', 'nowhere'),
      }),
      fc.record({ check: fc.constant('schedule'), schedule: fc.constantFrom(scheduleId, 'nowhere') }),
      fc.record({ check: fc.constant('screening-temperature'), below: fc.constant(37.3) }),
      fc.record({ check: fc.constantFrom('mask', 'itinerary') }),
      fc.record({ check: fc.constant('health-status'), colour: fc.constantFrom('green', 'yellow', 'red') }),
      fc.record({
        check: fc.constant('test'),
        method: fc.constantFrom('NAAT', 'antigen', 'any'),
        within: fc.constantFrom('24h', '72h'),
        result: fc.constant('not-detected'),
      }),
      fc.record({
        check: fc.constant('vaccination'),
        doses: fc.integer({ min: 1, max: 4 }),
        within: fc.constantFrom('365d', undefined),
      }),
      fc.record({ check: fc.constant('subject-matches'), on: fc.tuple(method, method) }),
      fc.record({ check: fc.constant('capacity'), area: fc.constantFrom(areaId, 'nowhere') }),
      fc.record({
        check: fc.constant('presentation-attack'),
        challenge: fc.constantFrom('never', 'on-doubt', 'always'),
      }),
      fc.record({ check: fc.constantFrom('constructor', 'toString', 'moon-phase') }),
    ),
    onIndeterminate,
  )
  .map(([rule, action]) => ({ ...rule, onIndeterminate: action }) as unknown as Requirement);

export const duties: fc.Arbitrary<Duty> = fc
  .tuple(fc.array(requirement, { maxLength: 5 }), fc.option(fc.uniqueArray(method)))
  .map(([require, anyOf]) => {
    const { identify: _, ...nameless } = duty({ require });
    return anyOf === null ? nameless : { ...nameless, identify: { anyOf } };
  });

const occupancy: fc.Arbitrary<Occupancy> = fc.record({
  inside: fc.option(fc.integer({ min: 0, max: 12 })),
  capacity: fc.constant(10),
});

export const contexts: fc.Arbitrary<DecisionContext> = fc
  .record({
    clock: fc.constantFrom('trusted', 'trusted', 'doubtful'),
    final: fc.boolean(),
    area: occupancy,
    standing: fc.constantFrom<Standing>('enrolled', 'enrolled', 'enrolled', ...standings),
    listed: fc.subarray([ann, bob]),
    minute: fc.integer({ min: 0, max: 1439 }),
  })
  .map(({ clock, final, area, standing, listed, minute }) =>
    context({
      clock,
      final,
      local: { ...tuesday, minute },
      standing: () => standing,
      areas: new Map([[areaId, area]]),
      schedules: new Map([[scheduleId, officeHours]]),
      lists: new Map(
        (['allow', 'deny', 'watch'] as const).map((kind) => [kind as typeof listId, list(kind, ...listed)]),
      ),
    } as Partial<DecisionContext>),
  );
