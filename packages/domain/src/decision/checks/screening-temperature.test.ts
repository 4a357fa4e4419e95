import { describe, expect, it } from 'vitest';
import { context, requiring, temperature } from '../../../test/builders.ts';
import type { Evidence } from '../../index.ts';
import { decide } from '../../index.ts';

const door = requiring({ check: 'screening-temperature', below: 37.3 });
const at = (...facts: readonly Evidence[]) => decide(door, facts, context());
const denied = (what: string) => ({ outcome: 'denied', reasons: [`screening-temperature:${what}`] });

describe('the screening temperature check', () => {
  it('passes below the limit and refuses from it on', () => {
    expect(at(temperature(37.29)).outcome).toBe('granted');
    expect(at(temperature(37.3))).toMatchObject(denied('too-high'));
  });

  it('asks for a reading where there is none', () => {
    expect(at()).toMatchObject({ outcome: 'needs', missing: [{ what: 'screening-temperature' }] });
  });

  it('trusts a reading up to the edges of its envelope and not beyond', () => {
    expect(at(temperature(36.5, 0.3, 10)).outcome).toBe('granted');
    expect(at(temperature(36.5, 1.2, 35)).outcome).toBe('granted');
    for (const [distance, ambient] of [
      [0.29, 20],
      [1.21, 20],
      [0.5, 9.9],
      [0.5, 35.1],
    ] as const) {
      expect(at(temperature(36.5, distance, ambient))).toMatchObject(denied('outside-envelope'));
    }
  });

  it('takes the envelope from the duty where it has one', () => {
    const range = { min: 2, max: 3 };
    const far = requiring({
      check: 'screening-temperature',
      below: 37.3,
      distance: range,
      ambient: range,
      onIndeterminate: 'refer',
    });
    expect(decide(far, [temperature(36.5, 2.5, 2.5)], context()).outcome).toBe('granted');
    expect(decide(far, [temperature(38, 0.5, 20)], context())).toMatchObject({
      outcome: 'refer',
      reasons: ['screening-temperature:outside-envelope'],
    });
  });

  it('cannot tell from a reading without a figure, a distance or an ambient temperature', () => {
    const good = temperature(36.5);
    for (const gap of ['reading', 'distance', 'ambient']) {
      expect(at({ ...good, [gap]: null } as Evidence)).toMatchObject(denied('unknown'));
    }
    expect(at(temperature(Number.NaN))).toMatchObject(denied('unknown'));
  });

  it('takes nothing colder than a forehead for one', () => {
    expect(at(temperature(30)).outcome).toBe('granted');
    expect(at(temperature(29.9))).toMatchObject(denied('unknown'));
  });

  it('goes by the worst of several readings', () => {
    expect(at(temperature(36), temperature(38))).toMatchObject(denied('too-high'));
  });
});
