import { describe, expect, it } from 'vitest';
import { ann, context, duty, identified, list, listId, now, requiring } from '../../../test/builders.ts';
import type { AccessList, Decision, DecisionContext, ListEntry, Requirement } from '../../index.ts';
import { decide, instant } from '../../index.ts';

type Check = 'allow-list' | 'deny-list' | 'watch-list';
function at(
  check: Check,
  found: AccessList | null,
  more: Partial<DecisionContext> = {},
  extra: Partial<Requirement> = {},
): Decision {
  const lists = new Map(found === null ? [] : [[listId, found]]);
  const door = duty({ require: [{ check, list: listId, ...extra } as Requirement] });
  return decide(door, [identified('card')], context({ lists, ...more }));
}
const denied = (reason: string) => ({ outcome: 'denied', reasons: [reason] });
const entry = (validFrom: number | null, validTo: number | null): ListEntry => ({
  subject: ann,
  reason: 'visit',
  validFrom: validFrom === null ? null : instant(validFrom),
  validTo: validTo === null ? null : instant(validTo),
});

describe('the list checks', () => {
  it('let in whom an allow list names, and nobody else', () => {
    expect(at('allow-list', list('allow', ann))).toMatchObject({ outcome: 'granted' });
    expect(at('allow-list', list('allow'))).toMatchObject(denied('allow-list:not-listed'));
  });

  it('refuse whom a deny list names, and nobody else', () => {
    expect(at('deny-list', list('deny', ann))).toMatchObject(denied('deny-list:listed'));
    expect(at('deny-list', list('deny'))).toMatchObject({ outcome: 'granted', notices: [] });
  });

  it('notice whom a watch list names, and hold nobody', () => {
    expect(at('watch-list', list('watch', ann))).toMatchObject({
      outcome: 'granted',
      notices: ['watch-list:listed'],
    });
    expect(at('watch-list', list('watch'))).toMatchObject({ outcome: 'granted', notices: [] });
  });

  it('count an entry from its first instant until just before its last', () => {
    const reached = (validFrom: number | null, validTo: number | null) =>
      at('allow-list', list('allow', entry(validFrom, validTo))).outcome;
    expect(reached(now, null)).toBe('granted');
    expect(reached(now + 1, null)).toBe('denied');
    expect(reached(null, now + 1)).toBe('granted');
    expect(reached(null, now)).toBe('denied');
  });

  it.each<Check>(['allow-list', 'deny-list', 'watch-list'])(
    'cannot tell from a %s that is not there',
    (check) => {
      expect(at(check, null)).toMatchObject(denied(`${check}:unknown`));
      expect(at(check, null, {}, { onIndeterminate: 'refer' })).toMatchObject({
        outcome: 'refer',
        reasons: [`${check}:unknown`],
      });
    },
  );

  it('cannot tell from a list of another kind', () => {
    expect(at('allow-list', list('deny', ann))).toMatchObject(denied('allow-list:unknown'));
  });

  it('cannot tell whether a bounded entry counts while the clock is doubtful', () => {
    const bounded = entry(0, now + 1);
    const clock = 'doubtful' as const;
    expect(at('allow-list', list('allow', bounded), { clock })).toMatchObject(denied('allow-list:unknown'));
    expect(at('deny-list', list('deny', bounded), { clock })).toMatchObject(denied('deny-list:unknown'));
    expect(at('watch-list', list('watch', bounded), { clock })).toMatchObject({
      outcome: 'granted',
      notices: ['watch-list:listed'],
    });
    expect(at('allow-list', list('allow', ann), { clock })).toMatchObject({ outcome: 'granted' });
  });

  it('cannot tell at a moment that is none', () => {
    const found = at('deny-list', list('deny', entry(0, 1)), { at: instant(Number.NaN) });
    expect(found).toMatchObject(denied('deny-list:unknown'));
  });

  it('ask who it is under a duty that forgot to', () => {
    const nameless = requiring({ check: 'deny-list', list: listId });
    const lists = new Map([[listId, list('deny')]]);
    expect(decide(nameless, [identified('card')], context({ lists }))).toMatchObject({
      outcome: 'needs',
      missing: [{ what: 'identification' }],
    });
  });
});
