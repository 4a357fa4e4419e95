import { describe, expect, it } from 'vitest';
import { ann, context, duty, identified, list, listId, requiring, temperature } from '../../test/builders.ts';
import type { Requirement } from '../index.ts';
import { decide } from '../index.ts';

describe('decide', () => {
  it('denies where there is no duty', () => {
    const nobody = { outcome: 'denied', reasons: ['duty:none'], subject: null, notices: [] };
    expect(decide(null, [], context())).toEqual(nobody);
    expect(decide(null, [identified('card')], context({ final: true }))).toEqual(nobody);
  });

  it('refuses a check that nobody knows', () => {
    const strange = requiring({ check: 'toString' } as unknown as Requirement);
    expect(decide(strange, [], context())).toMatchObject({
      outcome: 'denied',
      reasons: ['duty:unknown-check'],
    });
  });

  it('reports every refusal once, by the order of the duty and then of the codes', () => {
    const strict = requiring(
      { check: 'test', method: 'NAAT', within: '72h', result: 'not-detected' },
      { check: 'mask' },
      { check: 'health-status', colour: 'green' },
    );
    const old = { kind: 'test', method: 'antigen', result: 'detected', sampledAt: null } as const;
    const facts = [
      { kind: 'mask', state: 'not-worn' },
      old,
      old,
      { kind: 'health-status', colour: 'red' },
    ] as const;
    expect(decide(strict, facts, context())).toMatchObject({
      outcome: 'denied',
      reasons: [
        'test:detected',
        'test:method-not-accepted',
        'test:unknown',
        'mask:not-worn',
        'health-status:red',
      ],
    });
  });

  it('prefers a refusal to a need, a need to a referral, a referral to a grant', () => {
    const both = requiring({ check: 'mask' }, { check: 'health-status', colour: 'green' });
    const doubt = { kind: 'health-status', colour: 'unknown' } as const;
    const off = { kind: 'mask', state: 'not-worn' } as const;
    expect(decide(both, [off], context())).toMatchObject({ outcome: 'denied', reasons: ['mask:not-worn'] });
    expect(decide(both, [doubt], context())).toMatchObject({ outcome: 'needs', missing: [{ what: 'mask' }] });
    expect(decide(both, [doubt, { kind: 'mask', state: 'worn' }], context())).toMatchObject({
      outcome: 'refer',
      reasons: ['health-status:unknown'],
    });
  });

  it('refuses what is missing once no more evidence will come', () => {
    const all = requiring(
      { check: 'mask' },
      { check: 'itinerary' },
      { check: 'screening-temperature', below: 37.3 },
      { check: 'subject-matches', on: ['face', 'card'] },
    );
    expect(decide(all, [], context({ final: true }))).toMatchObject({
      outcome: 'denied',
      reasons: [
        'mask:not-presented',
        'itinerary:not-presented',
        'screening-temperature:not-presented',
        'subject-matches:not-presented',
      ],
    });
  });

  it('asks for one thing once, however many checks miss it', () => {
    const lists = duty({
      require: [
        { check: 'deny-list', list: listId },
        { check: 'watch-list', list: listId },
      ],
    });
    expect(decide(lists, [], context())).toMatchObject({
      outcome: 'needs',
      missing: [{ what: 'identification', anyOf: ['face', 'card', 'pass'] }],
    });
  });

  it('carries notices on every outcome', () => {
    const watched = duty({
      require: [
        { check: 'watch-list', list: listId },
        { check: 'screening-temperature', below: 37.3, onIndeterminate: 'refer' },
      ],
    });
    const here = context({ lists: new Map([[listId, list('watch', ann)]]) });
    const outcomes = [[], [temperature(36)], [temperature(38)], [temperature(36, 3)]].map((reading) =>
      decide(watched, [identified('card'), ...reading], here),
    );
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['needs', 'granted', 'denied', 'refer']);
    for (const { notices } of outcomes) expect(notices).toEqual(['watch-list:listed']);
  });
});
