/** What the phone keeps of one pass. There is no name in it. */
export interface KeptPass {
  /** Made by the phone. */
  readonly id: string;
  /** The text as it was issued; the code that is shown is made from it. */
  readonly pass: string;
  /** Cannot be exported, not even by this page. */
  readonly key: CryptoKey;
  readonly site: string;
  readonly kind: 'member' | 'visit';
  readonly validFrom: number;
  readonly validTo: number;
  readonly addedAt: number;
}

/** A key whose pass has not come yet; after a lost answer the same one asks again. */
export interface PendingKey {
  readonly code: string;
  readonly pair: CryptoKeyPair;
}

export const newestFirst = (passes: readonly KeptPass[]): readonly KeptPass[] =>
  [...passes].sort((one, other) => other.addedAt - one.addedAt);
