import { instant } from '@vedette/domain';
import { retiredKey, strangerKey } from './actors.ts';
import { altered, claimsWith, forge, usualHeader } from './forge.ts';
import { ends, issued, member, opens, visit } from './passes.ts';
import { idOf, leaver, noon, revokedId } from './trust-files.ts';
import { type PassVector, vector } from './vector.ts';

const good = issued(member);
const day = 86_400_000;

/** One bit of the signature, the last byte of the pass. */
const flipped = (text: string): string => altered(text, (bytes) => bytes.with(-1, (bytes.at(-1) ?? 0) ^ 1));
const left = { ...member, subject: leaver };
const before = instant(Date.parse('2026-11-14T00:00:00Z'));

/** Who signed it, when it is good, and what was taken back. */
export const trustCases = (): readonly PassVector[] => [...signatures(), ...times(), ...revocations()];

const signatures = (): readonly PassVector[] => [
  vector('a member for the whole site', good, []),
  vector('a visitor for two areas, once', issued(visit), []),
  vector('a signature with one bit changed', flipped(good), ['signature']),
  vector('claims changed after signing', altered(good, changedClaims), ['signature']),
  vector('a key nobody trusts', issued(member, strangerKey), ['unknown-issuer']),
  vector('a trusted key in the name of another site', issued({ ...member, issuer: 'plant-4' }), [
    'unknown-issuer',
  ]),
  vector('the algorithm of another key', wrongAlgorithm(), ['algorithm-not-allowed']),
  vector('a key that was retired', issued(member, retiredKey), ['key-expired']),
];

const times = (): readonly PassVector[] => [
  vector('the instant it begins', good, [], { at: opens, ...undated }),
  vector('a millisecond before it begins', good, ['not-yet-valid'], { at: opens - 1, ...undated }),
  vector('a millisecond before it ends', good, [], { at: ends - 1, ...undated }),
  vector('the instant it ends', good, ['expired'], { at: ends, ...undated }),
  vector('everything at once', flipped(issued({ ...left, issuedAt: before })), everything, {
    at: ends,
    trust: 'stale list',
  }),
  vector('a doubtful clock', good, ['clock-doubtful'], { clock: 'doubtful', outcome: 'indeterminate' }),
  vector('a doubtful clock long after the end', good, ['clock-doubtful'], {
    ...{ clock: 'doubtful', outcome: 'indeterminate', at: noon + 365 * day },
  }),
  vector('a doubtful clock and a forged signature', flipped(good), ['signature', 'clock-doubtful'], {
    clock: 'doubtful',
  }),
];

const undated = { trust: 'no list' } as const;
const everything = ['signature', 'expired', 'revoked', 'revocation-stale'] as const;

const revocations = (): readonly PassVector[] => [
  vector('a pass that was revoked', issued({ ...member, id: revokedId }), ['revoked']),
  vector('a person whose passes were revoked', issued({ ...left, issuedAt: before }), ['revoked']),
  vector('the same person with a new pass', issued({ ...left, id: idOf(9) }), []),
  vector('a revocation list grown old', good, ['revocation-stale'], {
    ...{ trust: 'stale list', outcome: 'indeterminate' },
  }),
];

/** The last byte of the payload, just before the signature and its two-byte head. */
const changedClaims = (bytes: Uint8Array): Uint8Array => bytes.with(-67 - 20, 0x5a);

const wrongAlgorithm = (): string =>
  forge({ payload: claimsWith(good, new Map()), protectedHeader: new Map([...usualHeader, [1, -7]]) });
