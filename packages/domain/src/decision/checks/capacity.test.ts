import { describe, expect, it } from 'vitest';
import { areaId, context, requiring } from '../../../test/builders.ts';
import type { Direction } from '../../index.ts';
import { afterPassage, decide } from '../../index.ts';

const door = requiring({ check: 'capacity', area: areaId });
const at = (inside: number | null, direction?: Direction) =>
  decide(door, [], context({ areas: new Map([[areaId, { inside, capacity: 10 }]]), direction }));

describe('the capacity check', () => {
  it('lets the last one in and nobody after', () => {
    expect(at(9, 'in').outcome).toBe('granted');
    expect(at(10)).toMatchObject({ outcome: 'denied', reasons: ['capacity:full'] });
    expect(at(11).outcome).toBe('denied');
  });

  it('keeps nobody from leaving', () => {
    expect(at(10, 'out').outcome).toBe('granted');
    expect(at(null, 'out').outcome).toBe('granted');
  });

  it('cannot tell where nobody counts, or of an area that is not there', () => {
    const unknown = { outcome: 'denied', reasons: ['capacity:unknown'] };
    expect(at(null)).toMatchObject(unknown);
    expect(at(Number.NaN)).toMatchObject(unknown);
    expect(decide(door, [], context())).toMatchObject(unknown);
  });
});

describe('the count of an area', () => {
  it('follows each passage, never below nobody', () => {
    const hall = { inside: 0, capacity: 10 };
    expect(afterPassage(hall, 'in')).toEqual({ inside: 1, capacity: 10 });
    expect(afterPassage({ ...hall, inside: 2 }, 'out')).toEqual({ inside: 1, capacity: 10 });
    expect(afterPassage(hall, 'out')).toEqual(hall);
    expect(afterPassage({ ...hall, inside: null }, 'in')).toEqual({ inside: null, capacity: 10 });
  });
});
