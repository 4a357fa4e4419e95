import { readFileSync } from 'node:fs';
import type { RowKey } from '@vedette/contract/link';
import { expect, test } from 'vitest';
import { frameSealer } from '../src/channel/frame.ts';
import { claimKeysOf, platformProof } from '../src/claim/claim-code.ts';
import { deviceIdOf } from '../src/claim/device-id.ts';
import { parseVoucher, voucherProof } from '../src/claim/voucher.ts';
import { linkKeyFrom } from '../src/signature/ed25519.ts';
import { emptySetHash, foldDigest, rowDigest } from '../src/sync/digest.ts';

const text = readFileSync(new URL('../../../spec/device-link.md', import.meta.url), 'utf8');
/** The last column of the table of vectors, in its order. */
const vectors = (text.split('## Vectors')[1] ?? '')
  .split('\n')
  .flatMap((line) => /^\|.*\| `([0-9a-z]+)` \|$/.exec(line)?.[1] ?? []);
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

test('the vectors of the specification are what the code makes', async () => {
  const secret = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';
  expect(text).toContain(secret);
  const { publicKey } = linkKeyFrom(Buffer.from(secret, 'hex'));
  const id = deviceIdOf(publicKey);
  const salt = Uint8Array.from({ length: 16 }, (_, at) => at);
  const { check, proofKey } = await claimKeysOf('ABCD2345', salt, id);
  const voucher = parseVoucher('vedette-voucher:abcdefghijklmnop.abcdefghijklmnopqrstuvwxyz234567');
  const voucherKey = voucher?.key ?? new Uint8Array();
  const digest = rowDigest({ key: 'person/p1' as RowKey, document: '{"name":"张伟"}' });
  const sealer = frameSealer(new Uint8Array(32));
  const made = [
    ...[hex(publicKey), id, hex(salt), hex(check), hex(proofKey)],
    hex(platformProof(proofKey, salt, id, [publicKey])),
    ...[hex(voucherKey), hex(voucherProof(voucherKey, salt, id)), hex(digest)],
    ...[hex(sealer.seal(Buffer.from('{}'))), hex(sealer.seal(Buffer.from('{}')))],
  ];
  expect(vectors).toEqual(made);
  expect(foldDigest(emptySetHash, digest)).toBe(hex(digest));
});
