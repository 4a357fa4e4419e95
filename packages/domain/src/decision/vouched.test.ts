import { describe, expect, it } from 'vitest';
import { ann, areaId, context, duty, failed, identified, list, listId } from '../../test/builders.ts';
import type {
  AreaId,
  CredentialRefusal,
  Decision,
  DecisionContext,
  Facts,
  Identification,
} from '../index.ts';
import { decide } from '../index.ts';

const anyOf = ['face', 'id-document', 'health-code', 'pass'] as const;
const open = duty({ identify: { anyOf, whom: 'anyone', onIndeterminate: 'refer' } });
const closed = duty({ identify: { anyOf } });
const vouched = (
  by: Identification['by'],
  authority: 'site' | 'document',
  zones?: readonly string[],
): Identification => ({
  ...{ kind: 'identification', by, state: 'vouched', authority },
  ...(zones === undefined ? {} : { zones: zones as readonly AreaId[] }),
});
const refusedFor = (because: CredentialRefusal): Identification => ({
  ...{ kind: 'identification', by: 'pass', state: 'not-identified', because },
});
const at = (door: typeof open, facts: Facts, change: Partial<DecisionContext> = {}): Decision =>
  decide(door, facts, context({ final: true, ...change }));

describe('a credential that vouches for a stranger', () => {
  it('lets them in where anyone may enter, and names nobody', () => {
    const shown = [failed('face'), vouched('id-document', 'document')];
    expect(at(open, shown)).toEqual({ outcome: 'granted', subject: null, notices: [] });
    expect(at(closed, shown)).toMatchObject({ outcome: 'denied', reasons: ['identify:not-recognised'] });
  });

  it('lets them in everywhere when the site itself signed it', () => {
    expect(at(closed, [vouched('pass', 'site')])).toMatchObject({ outcome: 'granted', subject: null });
  });

  it('counts for nothing by a way that the duty does not accept', () => {
    expect(at(duty(), [vouched('id-document', 'site')])).toMatchObject({
      reasons: ['identify:method-not-accepted'],
    });
  });

  it('is on no list: an allow list keeps strangers out, a deny list does not', () => {
    const strict = (check: 'allow-list' | 'deny-list' | 'watch-list') =>
      duty({ identify: { anyOf }, require: [{ check, list: listId }] });
    const lists = (kind: 'allow' | 'deny' | 'watch') => ({ lists: new Map([[listId, list(kind, ann)]]) });
    const pass = [vouched('pass', 'site')];
    expect(at(strict('allow-list'), pass, lists('allow'))).toMatchObject({
      reasons: ['allow-list:not-listed'],
    });
    expect(at(strict('deny-list'), pass, lists('deny')).outcome).toBe('granted');
    expect(at(strict('watch-list'), pass, lists('watch'))).toMatchObject({ outcome: 'granted', notices: [] });
    expect(at(strict('deny-list'), pass)).toMatchObject({ reasons: ['deny-list:unknown'] });
  });

  it('is no second factor for a face, and needs none itself', () => {
    const weak = identified('face', ann, 'needs-second-factor');
    expect(at(closed, [weak, vouched('pass', 'site')])).toMatchObject({ outcome: 'granted', subject: null });
    expect(at(closed, [weak, vouched('id-document', 'document')]).outcome).toBe('denied');
  });

  it('does not stand beside a failure of the same way', () => {
    expect(at(open, [vouched('pass', 'site'), failed('pass')]).outcome).toBe('denied');
  });
});

describe('a credential for certain areas', () => {
  it.each([
    [[areaId], areaId, 'granted'],
    [[], areaId, 'granted'],
    [undefined, undefined, 'granted'],
    [[areaId], undefined, 'denied'],
    [[areaId], null, 'denied'],
    [['elsewhere'], areaId, 'denied'],
  ] as const)('good for %j, at a lane that leads to %s: %s', (zones, area, outcome) => {
    const found = at(closed, [vouched('pass', 'site', zones)], { area });
    expect(found.outcome).toBe(outcome);
    if (outcome === 'denied') expect(found).toMatchObject({ reasons: ['credential:wrong-area'] });
  });

  it('counts for nobody elsewhere, however well they are known', () => {
    const pass = { ...identified('pass'), zones: ['elsewhere' as AreaId] };
    expect(at(closed, [pass], { area: areaId })).toMatchObject({ reasons: ['credential:wrong-area'] });
    expect(at(closed, [pass, identified('face')], { area: areaId }).outcome).toBe('granted');
  });

  it('is good nowhere when its areas are no list', () => {
    const strange = { ...vouched('pass', 'site'), zones: 'hall' } as unknown as Identification;
    expect(at(closed, [strange], { area: areaId }).outcome).toBe('denied');
  });
});

describe('a credential that was refused', () => {
  it('says why, before what a face nobody knows says', () => {
    expect(at(closed, [failed('face'), refusedFor('expired')])).toMatchObject({
      reasons: ['credential:expired', 'identify:not-recognised'],
    });
    const asked = decide(closed, [failed('face'), refusedFor('replayed')], context());
    expect(asked).toMatchObject({ outcome: 'needs', missing: [{ because: 'credential:replayed' }] });
  });

  it('calls a guard when nobody can check it and the duty says so', () => {
    const shown = [failed('face'), refusedFor('unverified')];
    expect(at(open, shown)).toMatchObject({ outcome: 'refer', reasons: ['credential:unverified'] });
    expect(at(closed, shown).outcome).toBe('denied');
    expect(at(open, [refusedFor('revoked')]).outcome).toBe('denied');
  });

  it('is not believed when it gives a reason that nobody knows', () => {
    const strange = { ...refusedFor('expired'), because: 'moon' } as unknown as Identification;
    expect(at(closed, [strange])).toMatchObject({ reasons: ['identify:not-recognised'] });
  });
});

describe('two ways that were compared', () => {
  const mismatch = (state: 'match' | 'mismatch' | 'uncertain'): Facts => [
    { kind: 'subject-match', between: ['face', 'health-code'], state },
  ];

  it('are a conflict when they speak of two people, whether the duty asks or not', () => {
    const shown = [identified('face'), vouched('health-code', 'document')];
    expect(at(open, [...shown, ...mismatch('mismatch')])).toMatchObject({
      outcome: 'denied',
      reasons: ['identify:conflict'],
    });
    for (const state of ['match', 'uncertain'] as const)
      expect(at(open, [...shown, ...mismatch(state)]).outcome).toBe('granted');
  });

  it('are none when one of them is not accepted, unless it is the code whose status would be believed', () => {
    const between = ['face', 'id-document'] as const;
    const document: Facts = [{ kind: 'subject-match', between, state: 'mismatch' }];
    expect(at(duty(), [identified('face'), ...document]).outcome).toBe('granted');
    expect(at(duty(), [identified('face'), ...mismatch('mismatch')])).toMatchObject({
      reasons: ['identify:conflict'],
    });
  });
});
