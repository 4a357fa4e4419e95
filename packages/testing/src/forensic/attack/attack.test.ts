import { generateKeyPairSync } from 'node:crypto';
import { type Duration, duration, instant } from '@vedette/domain';
import { type DayKey, type KeyId, keyDay, recordSealer } from '@vedette/vault';
import { expect, test } from 'vitest';
import { plantedBody, plantedDuty, plantedHeader, plantedPurpose } from '../people/planted-passage.ts';
import { plantedPeople } from '../people/planted-person.ts';
import { receiverOf } from './hpke.ts';
import { PartOpener, partsIn, type StolenPair } from './sealed-parts.ts';

const keep: Duration = duration(3 * 86_400_000);
const at = instant(Date.UTC(2022, 10, 1, 8));
const keyId = `${plantedPurpose}:2022-11-01:1` as KeyId;
const [person] = plantedPeople(1);
if (person === undefined) throw new Error('nobody was planted');

function pairOf(): { readonly stolen: StolenPair; readonly key: DayKey } {
  const { d = '' } = generateKeyPairSync('x25519').privateKey.export({ format: 'jwk' });
  const receiver = receiverOf(Buffer.from(d, 'base64url'));
  const name = { purpose: plantedPurpose, day: keyDay('2022-11-01'), generation: 1 };
  const publicKey = new Uint8Array(receiver.publicKey);
  return {
    stolen: { keyId, keepSeconds: keep / 1000, receiver },
    key: { ...name, id: keyId, recipients: [{ keep, publicKey }] },
  };
}

test('opens what our own sealer seals when it has the private key, whole or in part, and nothing without', async () => {
  const right = pairOf();
  const wrong = pairOf();
  const sealer = recordSealer(() => at);
  const header = plantedHeader(person, at);
  const { body } = await sealer.sealBody(right.key, plantedDuty(3), header, plantedBody(person));
  sealer.close();
  const bytes = Buffer.from(body?.bytes ?? []);
  const seen = (pairs: readonly StolenPair[], found: Buffer) =>
    partsIn(found)
      .flatMap((part) => [...new PartOpener(pairs).tries(part)])
      .filter(({ plain }) => plain.includes(person.idNumber.slice(0, 6))).length;
  expect(seen([wrong.stolen, right.stolen], bytes)).toBe(1);
  expect(seen([right.stolen], bytes.subarray(0, -40))).toBe(1);
  expect(seen([wrong.stolen], bytes)).toBe(0);
  expect(partsIn(Buffer.from('anything else'))).toEqual([]);
});
