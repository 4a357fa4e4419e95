import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { ann, bob, duty, identified, now, score, temperature } from '../../test/builders.ts';
import type { Collection, Duty, Facts, FinalDecision, LaneId, PassageId, RecordSources } from '../index.ts';
import { collectableFields, Personal, writeRecord } from '../index.ts';

const kept: Collection = { why: 'tracing', minKeep: '0d', maxKeep: '14d', visibleTo: [] };
const collecting = (...fields: readonly string[]): Duty =>
  duty({ collect: Object.fromEntries(fields.map((field) => [field, kept])) });
const granted: FinalDecision = { outcome: 'granted', subject: ann, notices: ['watch-list:listed'] };

const facts: Facts = [
  identified('face', ann, 'sufficient', score(0.61234)),
  identified('card', ann),
  identified('health-code', ann),
  temperature(36.54),
  { kind: 'mask', state: 'worn' },
  { kind: 'health-status', colour: 'green' },
  { kind: 'test', method: 'NAAT', result: 'not-detected', sampledAt: now },
  { kind: 'vaccination', doses: 3, lastAt: now },
  { kind: 'itinerary', state: 'clear' },
];
/** Every value a record could hold, each planted so that it can be searched for. */
const planted = {
  name: 'planted-name',
  phone: 'planted-phone',
  'id-number': 'planted-id-number',
  organisation: 'planted-organisation',
  capture: 'planted-capture',
  'screening-temperature': '36.5',
  mask: 'worn',
  'health-status': 'green',
  test: `NAAT/not-detected/${now}`,
  vaccination: `3/${now}`,
  itinerary: 'clear',
  'comparison-score': '0.6123',
};
const sources: RecordSources = {
  id: 'p1' as PassageId,
  occurredAt: now,
  lane: 'l1' as LaneId,
  direction: 'in',
  manual: false,
  facts,
  person: {
    name: new Personal(planted.name),
    phone: new Personal(planted.phone),
    idNumber: new Personal(planted['id-number']),
    organisation: planted.organisation,
  },
  capture: planted.capture,
};

describe('the record of a passage', () => {
  it('has a header without anything personal', () => {
    const { header } = writeRecord(collecting('name'), granted, sources);
    expect(header).toEqual({
      id: 'p1',
      occurredAt: now,
      lane: 'l1',
      direction: 'in',
      manual: false,
      duty: 'door',
      dutyVersion: 1,
      purpose: 'access-control',
      outcome: 'granted',
      reasons: [],
      notices: ['watch-list:listed'],
      by: ['card', 'face'],
    });
  });

  it('names the way by which a stranger was vouched for, once they were let through', () => {
    const stranger: Facts = [
      { kind: 'identification', by: 'pass', state: 'vouched', authority: 'site' },
      { kind: 'identification', by: 'face', state: 'not-identified' },
    ];
    const seen = { ...sources, facts: stranger, person: null };
    const through: FinalDecision = { outcome: 'granted', subject: null, notices: [] };
    expect(writeRecord(duty(), through, seen).header.by).toEqual(['pass']);
    const { identify: _, ...nameless } = duty();
    expect(writeRecord(nameless, through, seen).header.by).toEqual([]);
  });

  it('says why a lane was held, and names no way for a stranger', () => {
    const denied: FinalDecision = {
      outcome: 'denied',
      reasons: ['identify:conflict'],
      subject: null,
      notices: [],
    };
    const mixed = { ...sources, facts: [identified('face', ann), identified('card', bob)] };
    expect(writeRecord(duty(), denied, mixed).header).toMatchObject({
      outcome: 'denied',
      reasons: ['identify:conflict'],
      by: [],
    });
    const { identify: _, ...nameless } = duty();
    expect(writeRecord(nameless, granted, sources).header.by).toEqual([]);
  });

  it('writes each field that the duty collects as text', () => {
    expect(writeRecord(collecting(...collectableFields), granted, sources).body).toEqual(planted);
  });

  it('contains what the duty collects and nothing else', () => {
    const check = (fields: readonly (keyof typeof planted)[]): void => {
      const { header, body } = writeRecord(collecting(...fields), granted, sources);
      expect(Object.keys(body).sort()).toEqual([...fields].sort());
      const written = JSON.stringify({ header, body });
      for (const field of collectableFields) {
        const isPlanted = planted[field].startsWith('planted');
        if (isPlanted) expect(written.includes(planted[field])).toBe(fields.includes(field));
      }
    };
    fc.assert(fc.property(fc.subarray([...collectableFields]), check));
  });

  it('does not even read what is not collected', () => {
    const trap = new Proxy(sources, {
      get(target, key) {
        if (key === 'person' || key === 'capture') throw new Error(`read ${String(key)}`);
        return Reflect.get(target, key);
      },
    });
    expect(writeRecord(collecting('mask'), granted, trap).body).toEqual({ mask: 'worn' });
  });

  it('leaves out what nobody knows', () => {
    const nobody = { ...sources, facts: [temperature(null)], person: null, capture: null };
    const all = collecting(...collectableFields);
    expect(writeRecord(all, granted, nobody).body).toEqual({});
    const unnamed = { name: null, phone: null, idNumber: null, organisation: null };
    expect(writeRecord(all, granted, { ...nobody, person: unnamed }).body).toEqual({});
  });

  it('writes several pieces of one kind once each, in an order of their own', () => {
    const several: Facts = [
      { kind: 'test', method: 'NAAT', result: 'not-detected', sampledAt: null },
      { kind: 'test', method: 'antigen', result: 'detected', sampledAt: null },
      { kind: 'test', method: 'antigen', result: 'detected', sampledAt: null },
      { kind: 'vaccination', doses: null, lastAt: null },
      { kind: 'identification', by: 'face', state: 'ambiguous' },
    ];
    for (const order of [several, [...several].reverse()]) {
      const all = collecting(...collectableFields);
      expect(
        writeRecord(all, granted, { ...sources, facts: order, person: null, capture: null }).body,
      ).toEqual({
        test: 'NAAT/not-detected/unknown;antigen/detected/unknown',
        vaccination: 'unknown/unknown',
      });
    }
  });

  it('cannot, by its type, name a field that its duty does not', () => {
    const tracing = { ...duty(), collect: { name: kept } };
    const { body } = writeRecord(tracing, granted, sources);
    expectTypeOf(body).toEqualTypeOf<{ readonly name?: string }>();
    expect(body.name).toBe(planted.name);
  });
});
