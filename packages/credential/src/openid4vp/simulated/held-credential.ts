import { isJsonObject, type Json, type JsonObject, memberOf } from '../../common/strict-json.ts';
import type { ClaimPath } from '../../sd-jwt/claim-path.ts';
import { parseCompactJws } from '../../sd-jwt/compact-jws.ts';
import { type Disclosure, parseDisclosure } from '../../sd-jwt/disclosure.ts';

interface Written extends Disclosure {
  readonly written: string;
}

/** A credential as its issuer gave it to the holder, with every disclosure. */
export interface HeldCredential {
  readonly issuerJwt: string;
  readonly payload: JsonObject;
  readonly disclosures: ReadonlyMap<string, Written>;
}

/** @throws TypeError for what is no SD-JWT without key binding */
export function holdCredential(issued: string): HeldCredential {
  const [issuerJwt = '', ...parts] = issued.split('~');
  const read = parseCompactJws(issuerJwt);
  if (!read.ok || parts.pop() !== '') throw new TypeError('An issued SD-JWT is wanted');
  const disclosures = new Map<string, Written>();
  for (const written of parts) {
    const disclosure = parseDisclosure(written);
    if (disclosure === null) throw new TypeError('A disclosure cannot be read');
    disclosures.set(disclosure.digest, { ...disclosure, written });
  }
  return { issuerJwt, payload: read.value.payload, disclosures };
}

/** The disclosures that a claim needs: those on the way to it, and all below it. Null where it is not there. */
export function disclosuresFor(held: HeldCredential, path: ClaimPath): readonly string[] | null {
  const found: string[] = [];
  let here: readonly Json[] = [held.payload];
  for (const step of path) {
    here = here.flatMap((value) => stepInto(held, value, step, found));
  }
  if (here.length === 0) return null;
  for (const value of here) discloseBelow(held, value, found);
  return found;
}

export const allDisclosures = (held: HeldCredential): readonly string[] =>
  [...held.disclosures.values()].map(({ written }) => written);

function stepInto(
  held: HeldCredential,
  value: Json,
  step: ClaimPath[number],
  found: string[],
): readonly Json[] {
  if (typeof step === 'string') return isJsonObject(value) ? memberIn(held, value, step, found) : [];
  if (!Array.isArray(value)) return [];
  const elements: readonly Json[] = value;
  const chosen = step === null ? elements : elements.slice(step, step + 1);
  return chosen.flatMap((element) => standsFor(held, element, found));
}

function memberIn(held: HeldCredential, object: JsonObject, name: string, found: string[]): readonly Json[] {
  const clear = memberOf(object, name);
  if (clear !== undefined) return [clear];
  const disclosure = hiddenIn(held, object).find((candidate) => candidate.name === name);
  if (disclosure === undefined) return [];
  found.push(disclosure.written);
  return [disclosure.value];
}

function hiddenIn(held: HeldCredential, object: JsonObject): readonly Written[] {
  const digests = memberOf(object, '_sd');
  const list: readonly Json[] = Array.isArray(digests) ? digests : [];
  return list.map((digest) => held.disclosures.get(String(digest))).filter((each) => each !== undefined);
}

function standsFor(held: HeldCredential, element: Json, found: string[]): readonly Json[] {
  const digest = isJsonObject(element) ? memberOf(element, '...') : undefined;
  if (digest === undefined) return [element];
  const disclosure = held.disclosures.get(String(digest));
  if (disclosure === undefined) return [];
  found.push(disclosure.written);
  return [disclosure.value];
}

function discloseBelow(held: HeldCredential, value: Json, found: string[]): void {
  if (isJsonObject(value)) {
    const hidden = hiddenIn(held, value);
    found.push(...hidden.map(({ written }) => written));
    for (const below of [...Object.values(value), ...hidden.map((each) => each.value)])
      discloseBelow(held, below, found);
  } else if (Array.isArray(value)) {
    const elements: readonly Json[] = value;
    for (const element of elements)
      for (const below of standsFor(held, element, found)) discloseBelow(held, below, found);
  }
}
