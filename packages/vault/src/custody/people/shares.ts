import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { VedetteError } from '@vedette/domain';
import { combine, split } from 'shamir-secret-sharing';
import { canonicalBytes } from '../../seal/canonical-bytes.ts';

/** What is kept beside the custody about a key that people share: nothing that leads to it. */
export interface PeopleLock {
  /** How many of them it takes. */
  readonly needed: number;
  readonly shares: number;
  /** SHA-256 over the key, which tells whether it was put together rightly; lower-case hexadecimal. */
  readonly check: string;
}

const secretBytes = 32;
/** A share of a secret is longer than it by one byte. */
const shareBytes = secretBytes + 1;
const sumBytes = 3;
const version = 1;

/**
 * A new key, split so that `needed` of `shares` people put it together again. Each share is a text to be written down
 * by one person and shown to nobody else; the key itself is zeroed before this resolves.
 */
export async function splitAmongPeople(
  needed: number,
  shares: number,
): Promise<{ readonly lock: PeopleLock; readonly texts: readonly string[] }> {
  const isFair = needed >= 2 && needed <= shares && shares <= 16;
  if (!isFair) throw new VedetteError('input-invalid', 'caller', { at: 'shares' });
  const master = randomBytes(secretBytes);
  try {
    // The library wants an array of its own kind, not one of Node's.
    const parts = await split(new Uint8Array(master), shares, needed);
    const texts = parts.map(shareText);
    for (const part of parts) part.fill(0);
    return { lock: { needed, shares, check: checkOf(master) }, texts };
  } finally {
    master.fill(0);
  }
}

/**
 * The key, from as many different shares as it takes; the caller zeroes it.
 * @throws `input-invalid` for shares of another key, or too few
 */
export async function joinShares(lock: PeopleLock, shares: readonly Uint8Array[]): Promise<Buffer> {
  if (shares.length < lock.needed) throw wrong();
  const master = Buffer.from(await combine(shares.map((share) => new Uint8Array(share))));
  const [is, shall] = [Buffer.from(checkOf(master), 'hex'), Buffer.from(lock.check, 'hex')];
  if (is.length === shall.length && timingSafeEqual(is, shall)) return master;
  master.fill(0);
  throw wrong();
}

/** A share as it was written down: spaces, dashes and case do not matter. Null for one that was misread. */
export function parseShare(text: string): Uint8Array | null {
  const bare = text.replace(/[\s-]/g, '').toLowerCase();
  if (!/^[0-9a-f]+$/.test(bare) || bare.length !== 2 * (1 + shareBytes + sumBytes)) return null;
  const bytes = Buffer.from(bare, 'hex');
  const content = bytes.subarray(0, -sumBytes);
  const isWhole = bytes[0] === version && sumOf(content).equals(bytes.subarray(-sumBytes));
  return isWhole ? Uint8Array.from(content.subarray(1)) : null;
}

function shareText(share: Uint8Array): string {
  const content = Buffer.concat([Buffer.of(version), share]);
  const whole = Buffer.concat([content, sumOf(content)]).toString('hex');
  return whole.match(/.{1,4}/g)?.join('-') ?? whole;
}

const sumOf = (content: Uint8Array): Buffer =>
  createHash('sha256').update(content).digest().subarray(0, sumBytes);

const checkOf = (master: Uint8Array): string =>
  createHash('sha256').update(canonicalBytes('vedette/custody-people/1', master)).digest('hex');

const wrong = () => new VedetteError('input-invalid', 'caller', { at: 'shares' });
