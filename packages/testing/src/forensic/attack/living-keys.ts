import type { LivingKey } from '../hunt/run-hunt.ts';
import { blockBytes, knownBlock } from '../hunt/sample.ts';
import type { Population } from '../people/population.ts';
import { eachNamedKey, eachPair, type Loot } from './attack.ts';
import { findRings } from './find-rings.ts';
import { keyFilesIn } from './key-file.ts';
import { Recogniser } from './recognise.ts';
import type { StolenRing } from './ring.ts';
import { nonceOf, PartOpener } from './sealed-parts.ts';
import { type SealedThings, sealedThingsIn } from './sealed-things.ts';
import { openWrapped, peekWrapped, wrappedIn } from './wrapped.ts';

/** So many people's keys are hunted; one of each kind would do, and more cost time. */
const peopleAtMost = 8;
const peekBytes = 64;

/**
 * Keys that open something today, each with a block that it opens: what must not lie in the clear anywhere. Who has all
 * shares that are left can work them out, so the kit does.
 */
export function livingKeys({ raw, pages, scalars }: Loot, population: Population): readonly LivingKey[] {
  const { rings } = findRings(raw, scalars);
  const things = sealedThingsIn(pages);
  const recogniser = new Recogniser(population);
  return [
    ...rootKeys(raw, rings),
    ...personKeys(things, rings, recogniser),
    ...contentKeys(things, rings, recogniser),
  ];
}

function rootKeys(raw: Loot['raw'], rings: readonly StolenRing[]): readonly LivingKey[] {
  for (const file of raw.flatMap((bytes) => [...keyFilesIn(bytes)]))
    for (const { root: key, generation } of rings) {
      const plain = openWrapped(file.ring, key, file.header);
      const wrapped = wrappedIn(file.ring);
      if (plain === null || wrapped === null) continue;
      const opens = knownBlock(`root ${generation}`, wrapped.nonce, wrapped.ciphertext, plain);
      return [{ kind: 'root', key, opens }];
    }
  return [];
}

function personKeys(
  { wrapped }: SealedThings,
  rings: readonly StolenRing[],
  recogniser: Recogniser,
): readonly LivingKey[] {
  const keys = eachNamedKey(rings).filter(([name]) => name.startsWith('person/'));
  const found = new Map<string, LivingKey>();
  for (const { thing, texts } of wrapped) {
    if (found.size === peopleAtMost) break;
    for (const [name, key] of keys) {
      if (!texts.has(name.slice('person/'.length)) || thing.ciphertext.length < blockBytes) continue;
      const plain = peekWrapped(thing, key, peekBytes);
      if (recogniser.recognise(plain) === null) continue;
      const opens = knownBlock(name, thing.nonce, thing.ciphertext, plain);
      found.set(name, { kind: 'key of a person', key, opens });
    }
  }
  return [...found.values()];
}

function contentKeys(
  { parts }: SealedThings,
  rings: readonly StolenRing[],
  recogniser: Recogniser,
): readonly LivingKey[] {
  const opener = new PartOpener(eachPair(rings));
  const found = new Map<string, LivingKey>();
  for (const part of parts)
    for (const { keyId, key, plain } of opener.tries(part)) {
      if (found.has(keyId) || recogniser.recognise(plain)?.what !== 'identity') continue;
      const opens = knownBlock(keyId, nonceOf(part), part.ciphertext, plain);
      found.set(keyId, { kind: 'content key of a day', key, opens });
    }
  return [...found.values()];
}
