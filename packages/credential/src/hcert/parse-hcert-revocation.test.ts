import { createHash } from 'node:crypto';
import { instant, VedetteError } from '@vedette/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHcertRevocation } from './parse-hcert-revocation.ts';

const hash = createHash('sha256').update('URN:UVCI:01:AT:VACCINATION#1').digest().subarray(0, 16);
const list = (entries: readonly unknown[], hashType = 'UCI'): object => ({
  ...{ name: 'EU', at: '2021-07-01T00:00:00Z', nextUpdate: '2021-07-02T00:00:00Z' },
  batches: [{ country: 'AT', kid: 'UNKNOWN_KID', hashType, entries }],
});

describe('a revocation list', () => {
  it.each([
    ['in base64', hash.toString('base64')],
    ['in hex', hash.toString('hex').toUpperCase()],
    ['as the gateway writes them', { hash: hash.toString('base64') }],
  ])('has hashes %s', (_, entry) => {
    const read = parseHcertRevocation(list([entry]));
    expect([...read.hashes.UCI]).toEqual([hash.toString('hex')]);
    expect(read).toMatchObject({ at: instant(Date.UTC(2021, 6, 1)), nextUpdate: Date.UTC(2021, 6, 2) });
  });

  it.each<[string, unknown]>([
    ['a whole SHA-256', list([createHash('sha256').update('x').digest('hex')])],
    ['text that is no hash', list(['revoked'])],
    ['a kind that nobody knows', list([hash.toString('hex')], 'NAME')],
    ['no date of the next', { ...list([]), nextUpdate: undefined }],
    ['nothing', null],
  ])('is refused with %s', (_, json) => {
    expect(() => parseHcertRevocation(json)).toThrow(VedetteError);
  });

  it('that is anything at all is read or refused', () =>
    fc.assert(
      fc.property(fc.anything(), (json) => {
        try {
          parseHcertRevocation(json);
        } catch (error) {
          expect(error).toBeInstanceOf(VedetteError);
        }
      }),
    ));
});
