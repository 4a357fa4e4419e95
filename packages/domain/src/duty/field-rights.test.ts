import { describe, expect, it } from 'vitest';
import { duty } from '../../test/builders.ts';
import { maySee, roles, visibleFields } from '../index.ts';

const kept = { why: 'tracing', minKeep: '0d', maxKeep: '14d' } as const;
const tracing = duty({
  collect: {
    phone: { ...kept, visibleTo: ['tracer'] },
    name: { ...kept, visibleTo: ['tracer', 'guard'] },
    capture: { ...kept, why: '', visibleTo: ['guard'] },
  },
});

describe('the rights to a field', () => {
  it('are those the duty gives, field by field', () => {
    expect(visibleFields(tracing, 'tracer')).toEqual(['name', 'phone']);
    expect(visibleFields(tracing, 'guard')).toEqual(['name']);
    expect(maySee(tracing, 'guard', 'name')).toBe(true);
    expect(maySee(tracing, 'guard', 'phone')).toBe(false);
  });

  it('are nobody’s where nothing is collected, the owner’s included', () => {
    expect(visibleFields(tracing, 'owner')).toEqual([]);
    for (const role of roles) expect(visibleFields(duty(), role)).toEqual([]);
  });
});
