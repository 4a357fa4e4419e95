import { describe, expect, it } from 'vitest';
import { VedetteError } from '../index.ts';

describe('an error of the house', () => {
  it('says its code, whose fault it is, and where', () => {
    const cause = new Error('ENOSPC');
    const error = new VedetteError('disk-full', 'world', { at: 'records' }, { cause });
    expect(error).toMatchObject({ code: 'disk-full', fault: 'world', name: 'VedetteError', cause });
    expect(error.message).toBe('disk-full: records');
  });

  it('is its code where nothing more is known', () => {
    expect(new VedetteError('internal', 'self').message).toBe('internal');
  });
});
