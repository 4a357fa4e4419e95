import { describe, expect, it } from 'vitest';
import { duty } from '../../test/builders.ts';
import type { Collection, DurationText } from '../index.ts';
import { collectedFields, expiresAt, instant, keepsCapture, retention } from '../index.ts';

const day = 86_400_000;
const kept: Collection = { why: 'tracing', minKeep: '1d', maxKeep: '14d', visibleTo: [] };
const tracing = duty({ collect: { phone: { ...kept, maxKeep: '7d' }, name: kept, mask: undefined } });

describe('what a duty collects', () => {
  it('is what it names with a reason, a period and a purpose', () => {
    expect(collectedFields(tracing)).toEqual(['name', 'phone']);
    expect(collectedFields(duty())).toEqual([]);
    const soon = 'soon' as DurationText;
    for (const broken of [{ why: ' ' }, { minKeep: soon }, { maxKeep: soon }]) {
      expect(collectedFields(duty({ collect: { name: { ...kept, ...broken } } }))).toEqual([]);
    }
    expect(collectedFields(duty({ purpose: '', collect: { name: kept } }))).toEqual([]);
  });

  it('is nothing that a prototype names', () => {
    const collect = Object.create({ name: kept }) as object;
    expect(collectedFields(duty({ collect }))).toEqual([]);
  });

  it('is gone when its period is over', () => {
    expect(retention(tracing, 'name')).toEqual({ minKeep: day, maxKeep: 14 * day });
    expect(expiresAt(tracing, 'phone', instant(1_000))).toBe(7 * day + 1_000);
    expect(expiresAt(tracing, 'capture', instant(1_000))).toBeUndefined();
  });

  it('includes a picture only where the duty says so', () => {
    expect(keepsCapture(tracing)).toBe(false);
    expect(keepsCapture(duty({ collect: { capture: kept } }))).toBe(true);
  });
});
