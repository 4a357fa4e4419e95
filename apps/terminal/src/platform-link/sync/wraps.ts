import type { ReferenceWrapWire } from '@vedette/contract/link';
import type { LinkWraps } from '@vedette/link';
import type { LinkStore } from '@vedette/store';
import { type RecipientPair, recipientOf, resealReference } from '@vedette/vault';
import { parseDocument } from './appliers.ts';
import { sealedReference } from './face-rows.ts';

export interface WrapsNeeds {
  readonly link: Pick<LinkStore, 'documents' | 'document'>;
  readonly pair: RecipientPair;
}

export interface SealedOn extends LinkWraps {
  grown(): void;
}

/** Seals faces that this terminal can open to those that have joined its site; only their wraps leave. */
export function openWraps({ link, pair }: WrapsNeeds): SealedOn {
  const listeners = new Set<() => void>();
  /** What the platform has, or cannot be given; the rows stay until it takes them away. */
  const settled = new Set<string>();
  return {
    async waiting(limit) {
      const asked = await link.documents('reseal');
      const keys = new Set(asked.map(({ key }) => key));
      for (const key of settled) if (!keys.has(key)) settled.delete(key);
      const wraps: ReferenceWrapWire[] = [];
      for (const { key, document } of asked) {
        if (wraps.length >= limit) break;
        if (settled.has(key)) continue;
        const wrap = await wrapFor({ link, pair }, document);
        if (wrap === null) settled.add(key);
        else wraps.push(wrap);
      }
      return wraps;
    },
    async taken(wraps) {
      const has = new Set(wraps.map(({ reference, recipient }) => `${reference} ${recipient}`));
      for (const { key, document } of await link.documents('reseal')) {
        const asked = parseDocument('reseal', document);
        if (asked !== null && has.has(`${asked.reference} ${asked.publicKey}`)) settled.add(key);
      }
    },
    onGrown(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    grown() {
      for (const listener of listeners) listener();
    },
  };
}

/** Null for a face that this terminal does not hold or cannot open. */
async function wrapFor({ link, pair }: WrapsNeeds, text: string): Promise<ReferenceWrapWire | null> {
  const asked = parseDocument('reseal', text);
  if (asked === null) return null;
  const held = await link.document(`face-reference/${asked.reference}`);
  const face = held === null ? null : parseDocument('face-reference', held);
  if (face === null) return null;
  const newcomer = await recipientOf(new Uint8Array(Buffer.from(asked.publicKey, 'base64url')));
  const wrap = await resealReference(pair, sealedReference(asked.reference, face, pair), newcomer);
  if (wrap === null) return null;
  const { reference, publicKey: recipient } = asked;
  return { reference, recipient, wrap: Buffer.from(wrap.bytes).toString('base64url') };
}
