import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { calculateJwkThumbprint } from 'jose';
import { writeNumeric } from '../src/shc/index.ts';

export const shcIss = 'https://health.example/shc';

/** Months after the card was issued, months before it ends. */
export const shcTime = Date.parse('2022-01-15T12:00:00Z');

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const point = publicKey.export({ format: 'jwk' });
const kid = await calculateJwkThumbprint(point);

export const shcKey = { ...point, kid, use: 'sig', alg: 'ES256' };
export const shcPrivateKey: KeyObject = privateKey;
export const shcPublicKey: KeyObject = publicKey;

/** A trust list with the issuer; `issuer` takes the place of its members. */
export function shcTrustJson(issuer: object = {}, list: object = {}): object {
  return {
    list: { name: 'site', at: '2022-01-01T00:00:00Z' },
    issuers: [{ iss: shcIss, name: 'Health Office', keys: { keys: [shcKey] }, ...issuer }],
    ...list,
  };
}

export const patient = {
  resourceType: 'Patient',
  name: [{ family: 'Anyperson', given: ['John', 'B.'] }],
  birthDate: '1951-01-20',
};

export function immunization(day: string, code = '207', changes: object = {}): object {
  return {
    ...{ resourceType: 'Immunization', status: 'completed', patient: { reference: 'resource:0' } },
    vaccineCode: { coding: [{ system: 'http://hl7.org/fhir/sid/cvx', code }] },
    occurrenceDateTime: day,
    ...changes,
  };
}

export function observation(test: string, answer: string, changes: object = {}): object {
  return {
    ...{ resourceType: 'Observation', status: 'final', effectiveDateTime: '2022-01-14T08:00:00+01:00' },
    code: { coding: [{ system: 'http://loinc.org', code: test }] },
    valueCodeableConcept: { coding: [{ system: 'http://snomed.info/sct', code: answer }] },
    ...changes,
  };
}

/** The payload of a card with these resources; `changes` take the place of its members. */
export function shcPayload(resources: readonly object[], changes: object = {}, vc: object = {}): object {
  const entry = resources.map((resource, at) => ({ fullUrl: `resource:${at}`, resource }));
  const fhirBundle = { resourceType: 'Bundle', type: 'collection', entry };
  const credentialSubject = { fhirVersion: '4.0.1', fhirBundle };
  const type = ['https://smarthealth.cards#health-card', 'https://smarthealth.cards#covid19'];
  return {
    iss: shcIss,
    nbf: 1_630_000_000.5,
    exp: 1_660_000_000,
    vc: { type, credentialSubject, ...vc },
    ...changes,
  };
}

export const doses = [patient, immunization('2021-01-01'), immunization('2021-01-29')];

export interface Forgery {
  readonly header?: object;
  readonly packed?: Uint8Array;
  readonly signature?: Uint8Array;
}

/** The compact JWS of a card, signed by the issuer, with the parts that a forger would put in. */
export function shcJws(payload: unknown, { header = {}, packed, signature }: Forgery = {}): string {
  const head = Buffer.from(JSON.stringify({ zip: 'DEF', alg: 'ES256', kid, ...header }));
  const body = packed ?? deflateRawSync(typeof payload === 'string' ? payload : JSON.stringify(payload));
  const signed = `${head.toString('base64url')}.${Buffer.from(body).toString('base64url')}`;
  const key = { key: privateKey, dsaEncoding: 'ieee-p1363' as const };
  const tail = signature ?? sign('sha256', Buffer.from(signed), key);
  return `${signed}.${Buffer.from(tail).toString('base64url')}`;
}

/** The text of the code of a card. */
export function shcText(payload: unknown, forgery?: Forgery): string {
  return writeNumeric(shcJws(payload, forgery)) ?? '';
}
