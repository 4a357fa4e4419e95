import { generateKeyPairSync } from 'node:crypto';
import { VedetteError } from '@vedette/domain';
import { issueCertificate } from '@vedette/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyIdOfCertificate } from './hcert-key.ts';
import { candidateKeys } from './hcert-trust.ts';
import { parseHcertTrust, readHcertTrust } from './parse-hcert-trust.ts';
import { simulatedIssuer, simulatedTrustList } from './simulated/issue-hcert.ts';

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const window = [Date.UTC(2021, 0), Date.UTC(2023, 0)] as const;
const certificateOf = (extendedKeyUsage: readonly string[] = []) =>
  issueCertificate({ subject: 'DSC', key: privateKey, validity: window, country: 'AT', extendedKeyUsage });
const certificate = certificateOf();
const base64 = certificate.raw.toString('base64');
const keyId = keyIdOfCertificate(certificate.raw);

const usageIn = (extendedKeyUsage: readonly string[]): readonly string[] => {
  const { raw } = certificateOf(extendedKeyUsage);
  const trust = readHcertTrust(raw.toString('base64'));
  return [...(candidateKeys(trust, Buffer.from(keyIdOfCertificate(raw), 'hex'))[0]?.usage ?? [])];
};

describe('a trust list', () => {
  it('says of a certificate what the certificate says', () => {
    const trust = parseHcertTrust({
      name: 'EU',
      at: '2021-07-01T00:00:00Z',
      keys: [{ certificate: base64 }],
    });
    expect(trust).toMatchObject({ name: 'EU', at: Date.UTC(2021, 6) });
    expect(trust.keys.get(keyId)).toMatchObject([
      { country: 'AT', usage: new Set(['v', 't', 'r']), notBefore: window[0], notAfter: window[1] },
    ]);
  });

  it.each([
    ['the gateway’s JSON', JSON.stringify({ certificates: [{ kid: 'AAAAAAAAAAA=', rawData: base64 }] })],
    ['a list of keys', JSON.stringify([{ certificate: base64 }])],
    [
      'JSON behind a detached signature',
      `c2lnbmF0dXJl\n${JSON.stringify({ certificates: [{ rawData: base64 }] })}`,
    ],
    ['PEM', `# trusted\n${certificate.toString()}\n${certificate.toString()}`],
    ['a line of base64', `${base64}\n`],
    ['PEM in JSON', JSON.stringify({ keys: [{ certificate: certificate.toString() }] })],
  ])('is read as %s', (_, text) => {
    expect([...readHcertTrust(text).keys.values()].flat()[0]?.country).toBe('AT');
  });

  it('keeps every key of one identifier', () => {
    const [one, other] = [simulatedIssuer('AT'), simulatedIssuer('DE')];
    const list = simulatedTrustList([one, { ...other, keyId: one.keyId }]);
    expect(candidateKeys(parseHcertTrust(list), one.keyId).map(({ country }) => country)).toEqual([
      'AT',
      'DE',
    ]);
    expect(candidateKeys(parseHcertTrust(list), other.keyId)).toEqual([]);
    expect(candidateKeys(parseHcertTrust(list), null)).toEqual([]);
  });

  it('leaves out what is no key and keeps the rest', () => {
    const trust = parseHcertTrust({
      keys: [{ certificate: 'AAAA' }, { kid: 'AA==', publicKey: 'AAAA' }, {}, { certificate: base64 }],
    });
    expect([...trust.keys.keys()]).toEqual([keyId]);
  });

  it.each<[string, unknown]>([
    ['without a usable key', { keys: [{ certificate: 'AAAA' }] }],
    ['without keys', {}],
    ['that is text', 'keys'],
    ['with a bare key that nobody can name', { keys: [{ publicKey: base64 }] }],
    ['with a date that is none', { at: 'today', keys: [{ certificate: base64 }] }],
    ['with a use that nobody knows', { keys: [{ kid: 'AA==', publicKey: 'AA==', usage: ['x'] }] }],
  ])('%s is refused', (_, json) => {
    expect(() => parseHcertTrust(json)).toThrow(VedetteError);
  });

  it('that is anything at all is read or refused', () =>
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        try {
          readHcertTrust(text);
        } catch (error) {
          expect(error).toBeInstanceOf(VedetteError);
        }
      }),
    ));
});

describe('the uses of a key', () => {
  it('are all of them without the extension', () => {
    expect(usageIn([])).toEqual(['v', 't', 'r']);
  });

  it.each([
    ['1.3.6.1.4.1.1847.2021.1.1', ['t']],
    ['1.3.6.1.4.1.1847.2021.1.2', ['v']],
    ['1.3.6.1.4.1.1847.2021.1.3', ['r']],
    ['1.3.6.1.4.1.0.1847.2021.1.2', ['v']],
    ['1.3.6.1.4.1.1847.2021.1.4', []],
    ['1.3.6.1.5.5.7.3.2', []],
  ])('with %s are %j', (oid, uses) => {
    expect(usageIn([oid])).toEqual(uses);
  });

  it('are those of both families together, whatever else there is', () => {
    const oids = ['1.3.6.1.5.5.7.3.1', '1.3.6.1.4.1.1847.2021.1.1', '1.3.6.1.4.1.0.1847.2021.1.3'];
    expect(usageIn(oids)).toEqual(['t', 'r']);
  });
});
