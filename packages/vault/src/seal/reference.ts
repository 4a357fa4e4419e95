import type { RecipientId } from './recipient.ts';

/** A photograph a terminal makes references of, or a reference that one has made already. */
export const referenceContents = ['photograph', 'reference'] as const;
export type ReferenceContent = (typeof referenceContents)[number];

/** What a sealed reference says in clear, and is bound to: changing any of it makes it unopenable. */
export interface ReferenceLabel {
  /** Of the reference, 1 to 64 characters of `A-Z a-z 0-9 . _ -`. */
  readonly id: string;
  /** Of the person, likewise. */
  readonly person: string;
  readonly content: ReferenceContent;
}

/** The content key, sealed to one terminal: 80 bytes. */
export interface ReferenceWrap {
  readonly recipient: RecipientId;
  readonly bytes: Uint8Array;
}

/** Only the terminals that have a wrap can open it; who carries it cannot. */
export interface SealedReference {
  readonly label: ReferenceLabel;
  /** Version (1) ‖ nonce (12) ‖ AES-256-GCM of the content, padded. At most 46 KiB. */
  readonly sealed: Uint8Array;
  /** At most 4096, one a terminal. */
  readonly wraps: readonly ReferenceWrap[];
}

/** The X25519 pair of a terminal. */
export interface RecipientPair {
  readonly id: RecipientId;
  readonly publicKey: Uint8Array;
  /** 32 bytes; whoever holds the pair zeroes them. */
  readonly privateKey: Uint8Array;
}
