import { type Instant, instant } from '@vedette/domain';
import { asCborBytes, asCborMap, type CborMap, encodeCbor } from '../common/cbor.ts';
import { decodeHolderKey, encodeHolderKey, type HolderKey } from './holder-key.ts';
import { isPassId, passLimits } from './limits.ts';
import { decodeSubject, encodeSubject } from './subject.ts';

/** What a pass says. It names nobody: `subject` is an id that means nothing outside the site. */
export interface PassClaims {
  /** The site that issued it. */
  readonly issuer: string;
  /** The person's id at that site. */
  readonly subject: string;
  /** 16 random bytes, different in every pass. */
  readonly id: Uint8Array;
  readonly issuedAt: Instant;
  readonly notBefore: Instant;
  /** Dead from this instant on. */
  readonly notAfter: Instant;
  readonly kind: PassKind;
  readonly entries: PassEntries;
  /** Areas the pass is good for; empty for the whole site. */
  readonly zones: readonly string[];
  /** Key of the phone that holds the pass; null for a bearer pass, on paper. */
  readonly holderKey: HolderKey | null;
}
export type PassKind = 'member' | 'visit';
export type PassEntries = 'multiple' | 'single';

/** Claim keys: RFC 8392, `cnf` of RFC 8747, and one of ours from the range for private use. */
const label = {
  ...{ issuer: 1, subject: 2, notAfter: 4, notBefore: 5, issuedAt: 6, id: 7, confirmation: 8 },
  access: -65_537,
} as const;
const labels: ReadonlySet<unknown> = new Set(Object.values(label));
const confirmationKey = 1;

/** Places are the numbers that stand in the pass. */
const kinds: readonly PassKind[] = ['member', 'visit'];
const entryRules: readonly PassEntries[] = ['multiple', 'single'];

/** End of the year 9999. */
export const lastSecond = 253_402_300_799;

/** The claims set in deterministic CBOR. The claims must keep `passLimits`. */
export function encodeClaims(claims: PassClaims): Uint8Array {
  const { kind, entries, zones, holderKey } = claims;
  const set = new Map<number, unknown>([
    [label.issuer, claims.issuer],
    [label.subject, encodeSubject(claims.subject)],
    [label.notAfter, secondsOf(claims.notAfter)],
    [label.notBefore, secondsOf(claims.notBefore)],
    [label.issuedAt, secondsOf(claims.issuedAt)],
    [label.id, claims.id],
    [label.access, [kinds.indexOf(kind), entryRules.indexOf(entries), [...zones]]],
  ]);
  if (holderKey !== null)
    set.set(label.confirmation, new Map([[confirmationKey, encodeHolderKey(holderKey)]]));
  return encodeCbor(set);
}

/** The claims in a decoded set; null when one is missing, has the wrong shape, or is not known. */
export function decodeClaims(item: unknown): PassClaims | null {
  const set = asCborMap(item);
  if (set === null || [...set.keys()].some((key) => !labels.has(key))) return null;
  const issuer = identifierOf(set.get(label.issuer));
  const subject = decodeSubject(set.get(label.subject));
  const id = asCborBytes(set.get(label.id));
  const times = timesOf(set);
  const access = accessOf(set.get(label.access));
  const holderKey = confirmationOf(set);
  if (!(issuer && subject && id && times && access) || holderKey === undefined) return null;
  if (id.length !== passLimits.idBytes) return null;
  return { issuer, subject, id, ...times, ...access, holderKey };
}

type Times = Pick<PassClaims, 'issuedAt' | 'notBefore' | 'notAfter'>;

/** No pass is good before it was issued, so a clock that was set back meets `not-yet-valid`. */
function timesOf(set: CborMap): Times | null {
  const issuedAt = instantOf(set.get(label.issuedAt));
  const notBefore = instantOf(set.get(label.notBefore));
  const notAfter = instantOf(set.get(label.notAfter));
  if (issuedAt === null || notBefore === null || notAfter === null) return null;
  return issuedAt <= notBefore && notBefore < notAfter ? { issuedAt, notBefore, notAfter } : null;
}

function accessOf(item: unknown): Pick<PassClaims, 'kind' | 'entries' | 'zones'> | null {
  if (!Array.isArray(item) || item.length !== 3) return null;
  const [kindNumber, entriesNumber, list]: readonly unknown[] = item;
  const kind = typeof kindNumber === 'number' ? kinds[kindNumber] : undefined;
  const entries = typeof entriesNumber === 'number' ? entryRules[entriesNumber] : undefined;
  const zones = zonesOf(list);
  return kind && entries && zones ? { kind, entries, zones } : null;
}

function zonesOf(list: unknown): readonly string[] | null {
  if (!Array.isArray(list) || list.length > passLimits.zones) return null;
  const zones = list.map(identifierOf).filter((zone) => zone !== null);
  return zones.length === list.length && new Set(zones).size === zones.length ? zones : null;
}

/** Undefined for a confirmation that is there and cannot be used: it must never read as a bearer pass. */
function confirmationOf(set: CborMap): HolderKey | null | undefined {
  if (!set.has(label.confirmation)) return null;
  const confirmation = asCborMap(set.get(label.confirmation));
  if (confirmation?.size !== 1) return undefined;
  return decodeHolderKey(confirmation.get(confirmationKey)) ?? undefined;
}

const identifierOf = (item: unknown): string | null => (isPassId(item) ? item : null);

function instantOf(item: unknown): Instant | null {
  if (typeof item !== 'number' || !Number.isInteger(item) || item < 0 || item > lastSecond) return null;
  return instant(item * 1_000);
}

/** The whole second that an instant lies in. */
export const secondsOf = (at: Instant): number => Math.floor(at / 1_000);
