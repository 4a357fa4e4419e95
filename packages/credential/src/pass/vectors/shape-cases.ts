import { encodeCbor } from '../../common/cbor.ts';
import { altered, claimsWith, forge, type Items, usualHeader } from './forge.ts';
import { issued, member } from './passes.ts';
import { type PassVector, vector } from './vector.ts';

const good = issued(member);
const payload = claimsWith(good, new Map());
const nine = new Uint8Array(9);

const claims = (...changes: readonly (readonly [unknown, unknown])[]): string =>
  forge({ payload: claimsWith(good, new Map(changes)) });
const headed = (...extra: readonly (readonly [unknown, unknown])[]): Items =>
  new Map([...usualHeader, ...extra]);

/** What no reader may take for a pass, whoever signed it. */
export const shapeCases = (): readonly PassVector[] => [...texts(), ...wrappings(), ...claimSets()];

const texts = (): readonly PassVector[] => [
  vector('the next version', `VP2:${good.slice(4)}`, ['unsupported-version']),
  vector('nothing behind the prefix', 'VP1:', ['malformed']),
  vector('a character outside base45', `${good.slice(0, 40)}_${good.slice(41)}`, ['malformed']),
  vector('white space behind it', `${good}\n`, ['malformed']),
  vector('two scans in one', good + good, ['malformed']),
  vector('half a scan', good.slice(0, 100), ['malformed']),
];

const wrappings = (): readonly PassVector[] => [
  vector(
    'a byte too many',
    altered(good, (bytes) => Uint8Array.of(...bytes, 0)),
    ['malformed'],
  ),
  vector('no tag', forge({ payload, tags: [] }), ['malformed']),
  vector('the tag of a CWT', forge({ payload, tags: [61, 18] }), ['malformed']),
  vector('the tag twice', forge({ payload, tags: [18, 18] }), ['malformed']),
  vector('the tag of a MAC', forge({ payload, tags: [17] }), ['malformed']),
  vector('the key id unprotected', forge({ payload, ...unprotectedKeyId() }), ['malformed']),
  vector('a further header', forge({ payload, protectedHeader: headed([99, 1]) }), ['malformed']),
  vector('a critical header', forge({ payload, protectedHeader: headed([2, [99]], [99, 1]) }), [
    'unsupported-version',
  ]),
  vector('a key id of 9 bytes', forge({ payload, protectedHeader: headed([4, nine]) }), ['malformed']),
  vector('more than 1,024 bytes', altered(good, enlarged), ['too-large']),
  vector('a claim twice', forge({ payload: doubled() }), ['malformed']),
];

const claimSets = (): readonly PassVector[] => [
  vector('no expiry', claims([4, undefined]), ['schema']),
  vector('a claim nobody knows', claims([99, 1]), ['schema']),
  vector('dead before it begins', claims([4, 1_780_000_000]), ['schema']),
  vector('good before it was issued', claims([6, 1_796_100_000]), ['schema']),
  vector('times in text', claims([4, '2026-12-02']), ['schema']),
  vector('an id of 8 bytes', claims([7, new Uint8Array(8)]), ['schema']),
  vector('a kind nobody knows', claims([-65_537, [2, 0, []]]), ['schema']),
  vector('seventeen areas', claims([-65_537, [0, 0, seventeen()]]), ['schema']),
  vector('an area of markup', claims([-65_537, [0, 0, ['<b>']]]), ['schema']),
  vector('a UUID as text', claims([2, member.subject]), ['schema']),
  vector('a holder key off its curve', claims([8, new Map([[1, offCurve()]])]), ['schema']),
  vector('a holder key of another kind', claims([8, new Map([[1, new Map([[1, 4]])]])]), ['schema']),
  vector('a confirmation that is empty', claims([8, new Map()]), ['schema']),
  vector('claims in an array', forge({ payload: encodeCbor([1, 2]) }), ['schema']),
];

function unprotectedKeyId(): { readonly protectedHeader: Items; readonly unprotectedHeader: Items } {
  return { protectedHeader: new Map([[1, -8]]), unprotectedHeader: new Map([[4, usualHeader.get(4)]]) };
}

function enlarged(bytes: Uint8Array): Uint8Array {
  const large = new Uint8Array(1_025);
  large.set(bytes);
  return large;
}

/** The claims set with its first entry, `1: "plant-3"`, once more, and the size of the map one greater. */
function doubled(): Uint8Array {
  const first = encodeCbor(new Map([[1, 'plant-3']])).subarray(1);
  return Uint8Array.of((payload[0] ?? 0) + 1, ...first, ...payload.subarray(1));
}

const seventeen = (): readonly string[] => Array.from({ length: 17 }, (_, index) => `area-${index}`);

/** There is no point with this x on P-256. */
const offCurve = (): Items =>
  new Map<unknown, unknown>([
    [1, 2],
    [-1, 1],
    [-2, new Uint8Array(32).fill(0xff)],
    [-3, false],
  ]);
