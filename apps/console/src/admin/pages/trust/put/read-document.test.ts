import { describe, expect, it } from 'vitest';
import { readDocument } from './read-document.ts';

const der = 'MIIB'.repeat(30);
const pem = `-----BEGIN CERTIFICATE-----\n${der}\n-----END CERTIFICATE-----`;

describe('a document of trust as it was pasted', () => {
  it('is JSON', () => {
    expect(readDocument('shc-issuers', '{"keys":[]}')).toEqual({ keys: [] });
    expect(readDocument('shc-issuers', 'keys')).toBeUndefined();
  });

  it('of keys of certificates may be the certificates, in PEM or in base64', () => {
    const two = { certificates: [{ certificate: pem }, { certificate: pem }] };
    expect(readDocument('hcert-keys', `Subject: X\n${pem}\n${pem}\n`)).toEqual(two);
    expect(readDocument('hcert-keys', `${der}\r\n`)).toEqual({ certificates: [{ certificate: der }] });
  });

  it('of another kind is no certificate, and no words are', () => {
    expect(readDocument('hcert-rules', pem)).toBeUndefined();
    expect(readDocument('hcert-keys', 'certainly not')).toBeUndefined();
    expect(readDocument('hcert-keys', '')).toBeUndefined();
  });
});
