import { carveRows } from '../carve/carve-rows.ts';
import type { CarvedValue } from '../carve/record.ts';
import { type FoundPart, partsIn } from './sealed-parts.ts';
import { type WrappedThing, wrappedIn } from './wrapped.ts';

/** Everything in pages of the store that may be sealed, each once however many stale copies there are. */
export interface SealedThings {
  readonly parts: readonly FoundPart[];
  /** With the texts of the same row, which say whose it may be. */
  readonly wrapped: readonly { readonly thing: WrappedThing; readonly texts: ReadonlySet<string> }[];
  /** Texts that may be tags of a blind index. */
  readonly tags: ReadonlySet<string>;
}

/** Longer than an id or a digest. */
const base64Pattern = /[A-Za-z0-9+/_-]{60,}/g;
const tagPattern = /^[A-Za-z0-9_-]{22}$/;
/** Of the store's own cipher, at the end of each page. */
const reservedBytes = 64;
const leastBytes = 29;

export function sealedThingsIn(pages: Buffer): SealedThings {
  const parts = new Map<string, FoundPart>();
  const wrapped = new Map<string, SealedThings['wrapped'][number]>();
  const tags = new Set<string>();
  for (const { values } of carveRows(pages, reservedBytes)) {
    const texts = new Set(values.filter((value) => typeof value === 'string'));
    for (const text of texts) if (tagPattern.test(text)) tags.add(text);
    for (const value of values.flatMap(bytesIn)) {
      if (value.length < leastBytes) continue;
      const found = partsIn(value);
      for (const part of found) parts.set(nameOf(part), longer(parts.get(nameOf(part)), part));
      const thing = found.length === 0 ? wrappedIn(value) : null;
      if (thing !== null) wrapped.set(thing.nonce.toString('latin1'), { thing, texts });
    }
  }
  return { parts: [...parts.values()], wrapped: [...wrapped.values()], tags };
}

/** A column's bytes, and what a text has of base64 in it. */
function bytesIn(value: CarvedValue): readonly Buffer[] {
  if (Buffer.isBuffer(value)) return [value];
  if (typeof value !== 'string') return [];
  return (value.match(base64Pattern) ?? []).map((text) => Buffer.from(text, 'base64'));
}

function nameOf({ encapsulated, counter }: FoundPart): string {
  return `${encapsulated.toString('latin1')} ${counter}`;
}

function longer(known: FoundPart | undefined, found: FoundPart): FoundPart {
  return known !== undefined && known.ciphertext.length >= found.ciphertext.length ? known : found;
}
