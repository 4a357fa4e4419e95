import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { type RecipientPair, recipientOf } from '@vedette/vault';
import type { Database } from '../../src/platform/database/port.ts';
import type { DeviceId } from '../../src/platform/devices/port.ts';
import type { LocationId } from '../../src/platform/locations/port.ts';

/** A claimed terminal at a site, with the X25519 pair that faces are sealed to. */
export interface PlantedTerminal {
  readonly device: DeviceId;
  readonly pair: RecipientPair;
}

let count = 0;

export async function plantTerminal({ pool }: Database, site: LocationId): Promise<PlantedTerminal> {
  count += 1;
  const device = `t${String(count).padStart(15, 'a')}` as DeviceId;
  await pool.query(
    `insert into device (id, number, site_id, public_key, state, claimed_at)
     values ($1, $2, $3, $4, 'claimed', now())`,
    [device, 1000 + count, site, randomBytes(32)],
  );
  return { device, pair: await newPair() };
}

async function newPair(): Promise<RecipientPair> {
  const { privateKey } = generateKeyPairSync('x25519');
  const { x = '', d = '' } = privateKey.export({ format: 'jwk' });
  const publicKey = new Uint8Array(Buffer.from(x, 'base64url'));
  const { id } = await recipientOf(publicKey);
  return { id, publicKey, privateKey: new Uint8Array(Buffer.from(d, 'base64url')) };
}
