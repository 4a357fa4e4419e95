import { describe, expect, it } from 'vitest';
import { areaId, duty, listId, requiring, scheduleId } from '../../test/builders.ts';
import type {
  CheckName,
  Collection,
  DurationText,
  Duty,
  IdentifyMethod,
  ListId,
  Requirement,
} from '../index.ts';
import { dutyProblemCodes, dutyProblems } from '../index.ts';

const kept: Collection = { why: 'tracing', minKeep: '0d', maxKeep: '14d', visibleTo: [] };
const of = (change: Partial<Duty>) => dutyProblems(duty(change));
const asking = (...anyOf: readonly IdentifyMethod[]) => of({ identify: { anyOf } });
const mustering = (...require: readonly Requirement[]) => of({ require });

describe('the problems of a duty', () => {
  it('are none for one that is in order', () => {
    expect(dutyProblems(duty())).toEqual([]);
    expect(
      of({ collect: { name: kept, phone: undefined }, alarmOn: ['watch-list', 'test:detected'] }),
    ).toEqual([]);
    expect(dutyProblems(requiring({ check: 'mask' }))).toEqual([]);
  });

  it('are a purpose that is not said and a lane that opens for no time', () => {
    expect(of({ purpose: ' ' })).toEqual([{ code: 'purpose-missing', path: 'purpose' }]);
    expect(of({ openFor: '0s' })).toEqual([{ code: 'open-for-nothing', path: 'openFor' }]);
    expect(of({ openFor: 'long' as DurationText })).toEqual([
      { code: 'duration-unreadable', path: 'openFor' },
    ]);
  });

  it('are ways of identifying that are none, unknown or named twice', () => {
    expect(asking()).toEqual([{ code: 'identify-empty', path: 'identify.anyOf' }]);
    expect(asking('card', 'palm' as IdentifyMethod)).toEqual([
      { code: 'identify-method-unknown', path: 'identify.anyOf.1' },
    ]);
    expect(asking('card', 'card')).toEqual([{ code: 'identify-method-duplicate', path: 'identify.anyOf.1' }]);
  });

  it('are a face without another way in', () => {
    const problem = { code: 'no-way-without-face', path: 'identify.anyOf' };
    expect(asking('face')).toEqual([problem]);
    expect(asking('face', 'card')).toEqual([]);
    expect(
      of({
        identify: { anyOf: ['face', 'id-document'] },
        require: [{ check: 'subject-matches', on: ['id-document', 'face'] }],
      }),
    ).toEqual([problem]);
  });

  it('are a check nobody knows', () => {
    expect(mustering({ check: 'moon' as CheckName } as Requirement)).toEqual([
      { code: 'check-unknown', path: 'require.0.check' },
    ]);
  });

  it.each<[Requirement, Requirement]>([
    [
      { check: 'deny-list', list: listId },
      { check: 'deny-list', list: 'other' as ListId },
    ],
    [
      { check: 'schedule', schedule: scheduleId },
      { check: 'allow-list', list: listId },
    ],
    [
      { check: 'capacity', area: areaId },
      { check: 'watch-list', list: listId },
    ],
    [
      { check: 'subject-matches', on: ['face', 'card'] },
      { check: 'subject-matches', on: ['card', 'pass'] },
    ],
    [{ check: 'mask' }, { check: 'itinerary' }],
  ])('are one check twice, and not two that differ: %j', (one, other) => {
    expect(mustering(one, other)).toEqual([]);
    expect(mustering(one, other, one)).toEqual([{ code: 'check-duplicate', path: 'require.2' }]);
  });

  it('are the same pair in another order', () => {
    expect(
      mustering(
        { check: 'subject-matches', on: ['face', 'card'] },
        { check: 'subject-matches', on: ['card', 'face'] },
      ),
    ).toEqual([{ code: 'check-duplicate', path: 'require.1' }]);
  });

  it('are checks that need somebody under a duty that asks for nobody', () => {
    const found = dutyProblems(
      requiring(
        { check: 'allow-list', list: listId },
        { check: 'subject-matches', on: ['face', 'card'] },
        { check: 'presentation-attack', challenge: 'never' },
      ),
    );
    expect(found).toEqual([
      { code: 'list-without-identify', path: 'require.0.list' },
      { code: 'subject-match-method-not-accepted', path: 'require.1.on.0' },
      { code: 'subject-match-method-not-accepted', path: 'require.1.on.1' },
      { code: 'presentation-attack-without-face', path: 'require.2' },
    ]);
  });

  it('are a pair of one, and a pair with a way that is not accepted', () => {
    expect(mustering({ check: 'subject-matches', on: ['card', 'card'] })).toEqual([
      { code: 'subject-match-same-method', path: 'require.0.on' },
    ]);
    expect(mustering({ check: 'subject-matches', on: ['card', 'id-document'] })).toEqual([
      { code: 'subject-match-method-not-accepted', path: 'require.0.on.1' },
    ]);
  });

  it('accept a presentation attack check where a face is asked', () => {
    expect(mustering({ check: 'presentation-attack', challenge: 'always' })).toEqual([]);
  });

  it('are periods that nobody can read', () => {
    const within = 'soon' as DurationText;
    expect(mustering({ check: 'test', method: 'any', within, result: 'not-detected' })).toEqual([
      { code: 'duration-unreadable', path: 'require.0.within' },
    ]);
    expect(mustering({ check: 'vaccination', doses: 1, within: '9d' })).toEqual([]);
    expect(mustering({ check: 'vaccination', doses: 1 })).toEqual([]);
    expect(
      of({ collect: { name: { ...kept, minKeep: within }, phone: { ...kept, maxKeep: within } } }),
    ).toEqual([
      { code: 'duration-unreadable', path: 'collect.name.minKeep' },
      { code: 'duration-unreadable', path: 'collect.phone.maxKeep' },
    ]);
  });

  it('are a field nobody knows, one without a reason, and one kept longer than it may be', () => {
    const collect = {
      shoeSize: kept,
      name: { ...kept, why: ' ' },
      phone: { ...kept, minKeep: '15d' },
    } as unknown as Duty['collect'];
    expect(of({ collect })).toEqual([
      { code: 'field-unknown', path: 'collect.shoeSize' },
      { code: 'field-without-why', path: 'collect.name.why' },
      { code: 'keep-reversed', path: 'collect.phone.minKeep' },
    ]);
  });

  it('are alarms on what can never be said', () => {
    expect(of({ alarmOn: ['fever', 'mask', 'mask:off'] })).toEqual([
      { code: 'alarm-unknown', path: 'alarmOn.0' },
      { code: 'alarm-unknown', path: 'alarmOn.2' },
    ]);
  });

  it('have each a code of their own', () => {
    expect(new Set(dutyProblemCodes).size).toBe(dutyProblemCodes.length);
  });
});
