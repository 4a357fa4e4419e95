import { describe, expect, it } from 'vitest';
import { instant, personStanding } from '../index.ts';

const window = (validFrom: number | null, validTo: number | null) => ({
  validFrom: validFrom === null ? null : instant(validFrom),
  validTo: validTo === null ? null : instant(validTo),
});
const at = (from: number | null, to: number | null, moment: number) =>
  personStanding(window(from, to), instant(moment), 'trusted');

describe('the standing of a person', () => {
  it('begins at the first instant of the validity and ends at the last', () => {
    expect(at(10, 20, 9)).toBe('not-yet-valid');
    expect(at(10, 20, 10)).toBe('enrolled');
    expect(at(10, 20, 19)).toBe('enrolled');
    expect(at(10, 20, 20)).toBe('no-longer-valid');
  });

  it('has no end where the validity has none', () => {
    expect(at(null, null, 0)).toBe('enrolled');
    expect(at(10, null, 1e15)).toBe('enrolled');
    expect(at(null, 20, 0)).toBe('enrolled');
  });

  it('is over in a window that ends before it begins', () => {
    for (const moment of [5, 15, 25]) expect(at(20, 10, moment)).not.toBe('enrolled');
  });

  it('is doubtful for a bounded validity while nobody knows the time', () => {
    expect(personStanding(window(10, null), instant(15), 'doubtful')).toBe('clock-doubtful');
    expect(personStanding(window(null, null), instant(15), 'doubtful')).toBe('enrolled');
    expect(at(10, null, Number.NaN)).toBe('clock-doubtful');
  });

  it('is that of someone removed for nobody', () => {
    expect(personStanding(undefined, instant(0), 'trusted')).toBe('removed');
    expect(personStanding(null, instant(0), 'trusted')).toBe('removed');
  });
});
