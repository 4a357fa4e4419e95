import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Personal } from '../index.ts';

const name = new Personal('Wang Fang');

describe('personal information', () => {
  it('shows nothing of itself, however it is printed', () => {
    const printed = [JSON.stringify({ name }), `${name}`, inspect({ name }), String([name])];
    for (const text of printed) {
      expect(text).toContain('[personal]');
      expect(text).not.toContain('Wang');
    }
  });

  it('is unwrapped for a purpose alone', () => {
    expect(name.unwrap('exposure-tracing')).toBe('Wang Fang');
    expect(() => name.unwrap('')).toThrow(TypeError);
  });

  it('stays personal when it is changed', () => {
    expect(name.map((text) => text.length).unwrap('test')).toBe(9);
  });
});
