import { webcrypto } from 'node:crypto';
import { instant } from '@vedette/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCbor } from '../common/cbor.ts';
import { examinerOf } from '../core/examine.ts';
import { passFormat } from './format.ts';
import { encodeShown, holderPresentation } from './hold.ts';
import { issuePass } from './issue.ts';
import { parsePassTrust } from './trust.ts';
import { issuerKey } from './vectors/actors.ts';
import { member } from './vectors/passes.ts';
import { codeOf, doorAt } from './vectors/play.ts';
import { noon, trustFiles } from './vectors/trust-files.ts';

const { subtle } = webcrypto;

describe('a holder', () => {
  it('shows a pass with a key that never leaves WebCrypto', async () => {
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
    const pair = await subtle.generateKey(algorithm, false, ['sign', 'verify']);
    const { x = '', y = '' } = await subtle.exportKey('jwk', pair.publicKey);
    const pass = issuePass({ ...member, holderKey: { kty: 'EC', crv: 'P-256', x, y } }, issuerKey);
    const text = await holderPresentation(pass, instant(noon), {
      sha256: async (bytes) => new Uint8Array(await subtle.digest('SHA-256', bytes.slice())),
      sign: async (message) => new Uint8Array(await subtle.sign(algorithm, pair.privateKey, message.slice())),
    });
    const examiner = examinerOf(passFormat(parsePassTrust(trustFiles.main)));
    const found = await examiner.examine(codeOf(text, noon), doorAt(noon));
    expect(found).toMatchObject({ outcome: 'verified', binding: 'holder-key', freshness: 'rotating' });
  });

  it('cannot show what is no pass', async () => {
    const never = { sha256: async () => new Uint8Array(), sign: async () => new Uint8Array() };
    await expect(holderPresentation('VP1:_', instant(noon), never)).rejects.toThrow('input-invalid');
    await expect(holderPresentation('HC1:', instant(noon), never)).rejects.toThrow('input-invalid');
  });

  it('writes the CBOR that any reader reads', () => {
    const bytes = fc.uint8Array({ maxLength: 70_000, size: 'max' });
    fc.assert(
      fc.property(bytes, fc.integer({ min: 0, max: 0xffff_ffff }), bytes, (pass, step, signature) => {
        const read = decodeCbor(encodeShown(pass, step, signature));
        expect(read.ok && read.value).toEqual([pass, step, signature]);
      }),
      { numRuns: 50 },
    );
  });
});
