import { VedetteError } from '@vedette/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseReader } from '../driver-config.ts';
import { OsdpKeyRing, withOsdpKeys } from './key-ring.ts';
import { Scbk } from './scbk.ts';

const hex = (key: Scbk | null): string | null => key?.reveal().toString('hex') ?? null;
const again = (ring: OsdpKeyRing): OsdpKeyRing =>
  OsdpKeyRing.parse(JSON.parse(JSON.stringify(ring.reveal())));

describe('the keys of a terminal’s OSDP readers', () => {
  it('are none before a reader was installed', () => {
    expect(OsdpKeyRing.parse(undefined).keyOf('north', 'in')).toBeNull();
  });

  it('are those of before until the reader has taken the next one', () => {
    const ring = OsdpKeyRing.parse(undefined);
    const first = hex(ring.nextOf('north', 'in'));
    expect(again(ring).keyOf('north', 'in')).toBeNull();
    ring.settle('north', 'in');
    expect(hex(again(ring).keyOf('north', 'in'))).toBe(first);
    const second = hex(ring.nextOf('north', 'in'));
    expect(second).not.toBe(first);
    expect(hex(again(ring).keyOf('north', 'in'))).toBe(first);
    ring.settle('north', 'in');
    expect(hex(again(ring).keyOf('north', 'in'))).toBe(second);
  });

  it('give the same next key again after an installation that broke off: the reader may have it', () => {
    const ring = OsdpKeyRing.parse(undefined);
    expect(hex(ring.nextOf('north', 'in'))).toBe(hex(again(ring).nextOf('north', 'in')));
  });

  it('are each of one reader at one lane', () => {
    const ring = OsdpKeyRing.parse(undefined);
    ring.nextOf('north', 'in');
    ring.settle('north', 'in');
    for (const [lane, reader] of [
      ['south', 'in'],
      ['north', 'out'],
    ] as const)
      expect(ring.keyOf(lane, reader)).toBeNull();
  });

  it('take over the key that a reader has from another panel', () => {
    const ring = OsdpKeyRing.parse(undefined);
    const given = Scbk.random();
    ring.nextOf('north', 'in', given);
    ring.settle('north', 'in');
    expect(hex(ring.keyOf('north', 'in'))).toBe(hex(given));
  });

  it('go into the configuration of guarded readers of their lane, and of no other', () => {
    const ring = OsdpKeyRing.parse({ 'north/in': { key: '000102030405060708090a0b0c0d0e0f' } });
    const readers = [
      { name: 'in' },
      { name: 'out', address: 1 },
      { name: 'old', address: 2, security: 'clear' },
    ];
    const config = parseReader({ driver: 'osdp', path: '/dev/ttyUSB0', readers });
    const keyed = withOsdpKeys(config, ring, 'north');
    expect(keyed.driver === 'osdp' && keyed.readers.map(({ scbk }) => scbk !== null)).toEqual([
      true,
      false,
      false,
    ]);
    const scanner = parseReader({ driver: 'simulated' });
    expect(withOsdpKeys(scanner, ring, 'north')).toBe(scanner);
  });

  it('keep a reader from being spoken to in clear text again', () => {
    const ring = OsdpKeyRing.parse({ 'north/in': { key: '000102030405060708090a0b0c0d0e0f' } });
    const readers = [{ name: 'in', security: 'clear' }];
    const config = parseReader({ driver: 'osdp', path: '/dev/ttyUSB0', readers });
    expect(() => withOsdpKeys(config, ring, 'north')).toThrow('input-invalid');
    expect(withOsdpKeys(config, ring, 'south')).toMatchObject({
      readers: [{ security: 'clear', scbk: null }],
    });
  });

  it('show nothing when they are printed', () => {
    const ring = OsdpKeyRing.parse({ 'north/in': { key: '000102030405060708090a0b0c0d0e0f' } });
    expect(JSON.stringify(ring)).not.toContain('0001');
  });

  it('are refused as damaged in any other shape, without repeating what was found', () => {
    const shapes = fc.oneof(
      fc.jsonValue(),
      fc.dictionary(fc.string(), fc.record({ key: fc.string(), next: fc.string() }, { requiredKeys: [] })),
    );
    fc.assert(
      fc.property(shapes, (json) => {
        try {
          OsdpKeyRing.parse(json);
        } catch (error) {
          expect(error).toBeInstanceOf(VedetteError);
          expect(error).toMatchObject({ code: 'store-damaged', details: { at: 'osdp.keys' } });
        }
      }),
    );
    // The key that everybody knows is none.
    expect(() => OsdpKeyRing.parse({ 'a/b': { key: '303132333435363738393a3b3c3d3e3f' } })).toThrow(
      'store-damaged',
    );
  });
});
