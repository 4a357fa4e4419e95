import { readFileSync } from 'node:fs';
import type { PassHeader } from '@vedette/domain';
import { expect, test } from 'vitest';
import { body, days, duty, headerOf, owner, start } from '../../test/kit.ts';
import { joined, openByHand } from '../../test/open-by-hand.ts';
import { type KeyId, type KeyName, keyIdOf, parseKeyId, recordSealer, x25519PublicKey } from '../index.ts';
import { headerBytes } from './header-bytes.ts';

interface Vector {
  readonly privateKey: string;
  readonly keyId: string;
  readonly keepSeconds: number;
  readonly header: PassHeader;
  readonly headerBytes: string;
  readonly body: Record<string, string>;
  readonly sealed: string;
}

const vectors = JSON.parse(
  readFileSync(new URL('../../test/body-vectors.json', import.meta.url), 'utf8'),
) as Vector[];
const hex = (text: string) => Buffer.from(text, 'hex');
const infoOf = (id: string, seconds: number) => joined('vedette/day-key/1', id, String(seconds));
const boundTo = (header: PassHeader) => joined('vedette/pass-body/1', Buffer.from(headerBytes(header)));

test.each(vectors)('opens from the texts of the standard alone what was once sealed: $keyId', (vector) => {
  const { privateKey, keyId, keepSeconds, header } = vector;
  expect(Buffer.from(headerBytes(header)).toString('hex')).toBe(vector.headerBytes);
  const text = openByHand(hex(privateKey), infoOf(keyId, keepSeconds), boundTo(header), hex(vector.sealed));
  expect(JSON.parse(text)).toEqual(vector.body);
  expect(parseKeyId(keyId)?.day).toBe('2022-12-06');
});

test('seals today what the texts of the standard alone can open', async () => {
  const privateKey = hex('77076d0a7318a57d3c16c17251b26645df4c3f92ebc5c2a98b0ab9f3b5b6a1c1');
  const name: KeyName = { purpose: duty.purpose, day: '2022-12-06' as KeyName['day'], generation: 1 };
  const recipients = [{ keep: days(1), publicKey: x25519PublicKey(privateKey) }];
  const key = { ...name, id: keyIdOf(name) satisfies KeyId, recipients };
  const { body: sealed } = await recordSealer(() => start).sealBody(key, duty, headerOf(), body);
  const bytes = Buffer.from(sealed?.bytes ?? []);
  const text = openByHand(privateKey, infoOf(key.id, 86_400), boundTo(headerOf()), bytes);
  expect(JSON.parse(text)).toEqual(body.unwrap(owner));
});
