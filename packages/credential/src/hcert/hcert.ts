import type { Presentation } from '@vedette/domain';
import type { CredentialFormat } from '../core/format.ts';
import { type Hcert, hcertPrefix, readHcert } from './read-hcert.ts';
import { type HcertOptions, verifyHcert } from './verify-hcert.ts';

const prefixBytes = Buffer.from(hcertPrefix);

/** EU Digital COVID Certificates (`HC1:`), verified offline against a trust list. */
export function hcertFormat(options: HcertOptions): CredentialFormat<Hcert> {
  return {
    format: 'hcert',
    media: ['qr', 'manual'],
    detect: ({ bytes }: Presentation) => prefixBytes.every((byte, at) => bytes[at] === byte),
    // Bytes beyond ASCII become letters that base45 does not know, and are refused there.
    parse: ({ bytes }) => readHcert(Buffer.from(bytes).toString('latin1')),
    verify: async (hcert, context) => verifyHcert(options, hcert, context),
  };
}
