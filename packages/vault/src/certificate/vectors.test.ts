import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { CertificateVectors } from '../../test/certificate-vectors.ts';
import { parseTrust } from './trust.ts';
import { verifyCertificate } from './verify-certificate.ts';

const spec = new URL('../../../../spec/certificate-vectors.json', import.meta.url);
const { keys, accepted, refused } = JSON.parse(readFileSync(spec, 'utf8')) as CertificateVectors;
const trust = parseTrust(keys);
if (trust === null) throw new Error('no keys');

it('believes the certificates of the specification', async () => {
  expect(accepted).toHaveLength(3);
  for (const { jws, proof } of accepted)
    expect((await verifyCertificate(jws, proof, trust)).faults).toEqual([]);
});

it('refuses what the specification refuses, for the reasons that it gives', async () => {
  expect(refused.length).toBeGreaterThanOrEqual(4);
  for (const { why, jws, proof, faults } of refused) {
    expect(faults, why).not.toEqual([]);
    expect((await verifyCertificate(jws, proof, trust)).faults, why).toEqual(faults);
  }
});
