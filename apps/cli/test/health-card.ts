import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { writeNumeric } from '@vedette/credential';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const { x, y } = publicKey.export({ format: 'jwk' });
const point = { crv: 'P-256', kty: 'EC', x, y };
const kid = createHash('sha256').update(JSON.stringify(point)).digest('base64url');

export const cardIssuer = 'https://cards.example/issuer';
/** As the issuer publishes its key. */
export const cardKeys = { keys: [{ ...point, kid, use: 'sig', alg: 'ES256' }] };

const patient = {
  resourceType: 'Patient',
  name: [{ family: 'Anyperson', given: ['John', 'B.'] }],
  birthDate: '1951-01-20',
};
const dose = (day: string) => ({
  ...{ resourceType: 'Immunization', status: 'completed', patient: { reference: 'resource:0' } },
  vaccineCode: { coding: [{ system: 'http://hl7.org/fhir/sid/cvx', code: '207' }] },
  occurrenceDateTime: day,
});

/** A SMART Health Card of somebody with two doses, good through 2022, in the name of whoever is said. */
export function healthCard(iss = cardIssuer): string {
  const entry = [patient, dose('2021-01-01'), dose('2021-01-29')].map((resource, at) => ({
    fullUrl: `resource:${at}`,
    resource,
  }));
  const fhirBundle = { resourceType: 'Bundle', type: 'collection', entry };
  const type = ['https://smarthealth.cards#health-card', 'https://smarthealth.cards#covid19'];
  const vc = { type, credentialSubject: { fhirVersion: '4.0.1', fhirBundle } };
  const payload = deflateRawSync(JSON.stringify({ iss, nbf: 1_630_000_000, exp: 1_672_531_200, vc }));
  const header = Buffer.from(JSON.stringify({ zip: 'DEF', alg: 'ES256', kid }));
  const signed = `${header.toString('base64url')}.${payload.toString('base64url')}`;
  const signature = sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return writeNumeric(`${signed}.${signature.toString('base64url')}`) ?? '';
}
