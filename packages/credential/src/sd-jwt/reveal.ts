import { isJsonObject, type Json, type JsonObject, memberOf } from '../common/strict-json.ts';
import type { Disclosure } from './disclosure.ts';
import { sdJwtLimits } from './limits.ts';

/** Names that the format keeps for itself; no claim may have one (RFC 9901 section 4.1). */
const reserved: ReadonlySet<string> = new Set(['_sd', '...', '_sd_alg']);

/** Claims that decide whether the credential is good; a holder must not choose whether they are seen (SD-JWT VC). */
const alwaysClear: ReadonlySet<string> = new Set([
  ...['iss', 'nbf', 'exp', 'cnf', 'vct', 'vct#integrity', 'status'],
]);

/**
 * The claims with everything disclosed in its place, and nothing left of digests (RFC 9901 section 7.1, steps 3 to
 * 5). Null when a disclosure or a digest stands twice, belongs nowhere, is of the wrong kind for its place, has a
 * name that is reserved or already taken, or hides what must be seen.
 */
export function reveal(payload: JsonObject, disclosures: readonly Disclosure[]): JsonObject | null {
  const byDigest = new Map(disclosures.map((disclosure) => [disclosure.digest, disclosure]));
  if (byDigest.size !== disclosures.length) return null;
  try {
    const revealing = new Revealing(byDigest);
    const { _sd_alg: _, ...signed } = payload;
    const claims = revealing.object(signed, 0);
    return revealing.usedAll() ? claims : null;
  } catch (error) {
    if (error instanceof NotWellFormed) return null;
    throw error;
  }
}

class NotWellFormed extends Error {}

class Revealing {
  readonly #disclosures: ReadonlyMap<string, Disclosure>;
  readonly #seen = new Set<string>();
  #used = 0;

  constructor(disclosures: ReadonlyMap<string, Disclosure>) {
    this.#disclosures = disclosures;
  }

  usedAll(): boolean {
    return this.#used === this.#disclosures.size;
  }

  object(object: JsonObject, depth: number): JsonObject {
    const claims = new Map<string, Json>();
    for (const [name, value] of Object.entries(object)) {
      if (name === '_sd') continue;
      if (reserved.has(name)) throw new NotWellFormed();
      claims.set(name, this.#value(value, depth + 1));
    }
    for (const { name, value } of this.#disclosedIn(memberOf(object, '_sd'))) {
      if (name === null || reserved.has(name) || Object.hasOwn(object, name) || claims.has(name))
        throw new NotWellFormed();
      if (depth === 0 && alwaysClear.has(name)) throw new NotWellFormed();
      claims.set(name, this.#value(value, depth + 1));
    }
    return Object.fromEntries(claims);
  }

  #value(value: Json, depth: number): Json {
    if (depth > sdJwtLimits.revealedDepth) throw new NotWellFormed();
    if (isJsonObject(value)) return this.object(value, depth);
    if (typeof value !== 'object' || value === null) return value;
    const elements: readonly Json[] = value;
    return elements.flatMap((element) => this.#element(element, depth));
  }

  /** The element, what it stands for, or nothing where that was not disclosed. */
  #element(element: Json, depth: number): readonly Json[] {
    const digest = isJsonObject(element) ? memberOf(element, '...') : undefined;
    if (!isJsonObject(element) || digest === undefined) return [this.#value(element, depth + 1)];
    if (Object.keys(element).length !== 1) throw new NotWellFormed();
    const disclosure = this.#take(digest);
    if (disclosure === null) return [];
    if (disclosure.name !== null) throw new NotWellFormed();
    return [this.#value(disclosure.value, depth + 1)];
  }

  #disclosedIn(digests: Json | undefined): readonly Disclosure[] {
    if (digests === undefined) return [];
    if (!Array.isArray(digests)) throw new NotWellFormed();
    const list: readonly Json[] = digests;
    return list.map((digest) => this.#take(digest)).filter((disclosure) => disclosure !== null);
  }

  /** What a digest stands for; null for a decoy, and for what the holder keeps back. */
  #take(digest: Json): Disclosure | null {
    if (typeof digest !== 'string' || this.#seen.has(digest)) throw new NotWellFormed();
    this.#seen.add(digest);
    const disclosure = this.#disclosures.get(digest) ?? null;
    if (disclosure !== null) this.#used++;
    return disclosure;
  }
}
