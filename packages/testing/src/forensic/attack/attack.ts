import { createHmac } from 'node:crypto';
import { plantedPurpose } from '../people/planted-passage.ts';
import type { Population } from '../people/population.ts';
import { findRings } from './find-rings.ts';
import { derivedIndexKeys, indexKeysOf, type StolenIndexKey } from './index-keys.ts';
import { Recogniser } from './recognise.ts';
import type { StolenRing } from './ring.ts';
import { PartOpener, type StolenPair } from './sealed-parts.ts';
import { type SealedThings, sealedThingsIn } from './sealed-things.ts';
import type { KeeperScalar } from './shares.ts';
import { peekWrapped } from './wrapped.ts';

/** What an attacker has come by. He knows every format, and has all the time that he wants. */
export interface Loot {
  /** Everything in which shares and key files may lie: dumps of the chip, versions of files. */
  readonly raw: readonly Buffer[];
  /** Every version of every page of the store, without its cipher: the file key lies on the medium. */
  readonly pages: Buffer;
  /** What the keeper has not destroyed, or what of it was stolen before. */
  readonly scalars: readonly KeeperScalar[];
  /** On which somebody may have passed; no secret. */
  readonly days: readonly string[];
}

/** What he opens. Days are those that the keys are of, `YYYY-MM-DD`. */
export interface Spoils {
  readonly deviceShares: number;
  readonly keyFiles: number;
  /** Generations whose root he has. */
  readonly generations: readonly number[];
  /** Sealed things that lay there: parts of bodies and captures, and what lies under keys of people and purposes. */
  readonly sealed: { readonly parts: number; readonly wrapped: number };
  readonly identities: ReadonlySet<number>;
  readonly templates: ReadonlySet<number>;
  /** `person day` */
  readonly bodies: ReadonlySet<string>;
  readonly pictures: ReadonlySet<string>;
  /** People recognised by their tags. */
  readonly tags: ReadonlySet<string>;
}

/** As much of a thing as tells what it is. */
const peekBytes = 400;
const tagBytes = 16;

/** Collects every share and every wrapped key, tries all of them on each other, and opens whatever opens. */
export function attack({ raw, pages, scalars, days }: Loot, population: Population): Spoils {
  const { shares, files, rings } = findRings(raw, scalars);
  const things = sealedThingsIn(pages);
  const indexKeys = [...indexKeysOf(rings), ...derivedIndexKeys(raw, plantedPurpose, days)];
  const recogniser = new Recogniser(population);
  return {
    deviceShares: shares,
    keyFiles: files,
    generations: [...new Set(rings.map(({ generation }) => generation))],
    sealed: { parts: things.parts.length, wrapped: things.wrapped.length },
    ...openParts(things, rings, recogniser),
    ...openWrapped(things, rings, recogniser),
    tags: recogniseTags(things, indexKeys, population),
  };
}

function openParts({ parts }: SealedThings, rings: readonly StolenRing[], recogniser: Recogniser) {
  const bodies = new Set<string>();
  const pictures = new Set<string>();
  const opener = new PartOpener(eachPair(rings));
  for (const part of parts)
    for (const { keyId, plain } of opener.tries({
      ...part,
      ciphertext: part.ciphertext.subarray(0, peekBytes),
    })) {
      const found = recogniser.recognise(plain);
      if (found !== null)
        (found.what === 'picture' ? pictures : bodies).add(`${found.person} ${dayOf(keyId)}`);
    }
  return { bodies, pictures };
}

/** The same pair survives many re-keys; it is tried once. */
export function eachPair(rings: readonly StolenRing[]): readonly StolenPair[] {
  const pairs = rings.flatMap((ring) => ring.pairs);
  return [...new Map(pairs.map((pair) => [pair.receiver.publicKey.toString('latin1'), pair])).values()];
}

function dayOf(keyId: string): string {
  return keyId.split(':')[1] ?? '';
}

function openWrapped({ wrapped }: SealedThings, rings: readonly StolenRing[], recogniser: Recogniser) {
  const identities = new Set<number>();
  const templates = new Set<number>();
  const keys = eachNamedKey(rings);
  for (const { thing, texts } of wrapped) {
    const likely = keys.filter(([name]) => texts.has(name.slice(name.indexOf('/') + 1)));
    for (const [, key] of likely.length > 0 ? likely : keys) {
      const found = recogniser.recognise(peekWrapped(thing, key, peekBytes));
      if (found !== null) (found.what === 'template' ? templates : identities).add(found.person);
    }
  }
  return { identities, templates };
}

export function eachNamedKey(rings: readonly StolenRing[]): readonly (readonly [string, Buffer])[] {
  const keys = rings.flatMap(({ named }) => named);
  return [...new Map(keys.map((one) => [one[1].toString('latin1'), one])).values()];
}

/** Who has the index key of a day needs no body: he asks for everybody whom he knows. */
function recogniseTags(
  { tags }: SealedThings,
  keys: readonly StolenIndexKey[],
  { people }: Population,
): ReadonlySet<string> {
  const known = new Set<string>();
  if (tags.size === 0) return known;
  for (const { day, key } of keys)
    for (const { id, number } of people) if (tags.has(tagOf(key, id))) known.add(`${number} ${day}`);
  return known;
}

function tagOf(key: Buffer, identity: string): string {
  const digest = createHmac('sha256', key).update(identity.normalize('NFKC')).digest();
  return digest.subarray(0, tagBytes).toString('base64url');
}
