/** A key as it lies in a database: ciphertext, and which key-encryption key it needs. */
export interface WrappedKey {
  /** Of the key-encryption key; grows when that is replaced. */
  readonly epoch: number;
  readonly bytes: Uint8Array;
}

/**
 * Holds the key-encryption key, on a medium that is not the database's. Wraps and unwraps, and never hands out what it
 * wraps with.
 */
export interface KeyCustody {
  /** Bound to `name`, under which alone it can be unwrapped. Does not keep the key. */
  wrap(key: Uint8Array, name: Uint8Array): Promise<WrappedKey>;
  /**
   * The caller owns the buffer and zeroes it.
   * @throws `store-key-missing` without the key-encryption key of that epoch, `store-damaged` for what was changed
   * or lies under another name
   */
  unwrap(wrapped: WrappedKey, name: Uint8Array): Promise<Buffer>;
  /** Zeroes what it holds. */
  close(): void;
}

/** Where the keys of epochs lie. */
export const custodyKinds = ['file', 'tpm', 'pkcs11'] as const;
export type CustodyKind = (typeof custodyKinds)[number];

/** A custody whose key can be replaced, and the old one destroyed for good. */
export interface RotatingCustody extends KeyCustody {
  readonly kind: CustodyKind;
  /** As they lie on the medium now, ascending; the last one wraps. */
  epochs(): Promise<readonly number[]>;
  /** Adds an epoch, on the medium when it resolves, which wraps from now on. */
  begin(): Promise<number>;
  /** Wraps under that epoch for good: for what is never forgotten, and has to come back from a copy of years ago. */
  keeping(epoch: number): KeyCustody;
  /**
   * What was wrapped under it opens for nobody any more. Nothing for one that is not there.
   * @throws `conflict` for the one that wraps
   */
  destroy(epoch: number): Promise<void>;
}

export interface EpochKey {
  /** 1 up to, not including, `rackNumbersFrom`. */
  readonly epoch: number;
  /** 32 bytes, the reader's to zero. */
  readonly key: Buffer;
}

/** A medium for keys of epochs, beside the database and never in it. */
export interface EpochMedium {
  readonly kind: CustodyKind;
  /** All that lie there, in any order. */
  load(): Promise<readonly EpochKey[]>;
  /** Makes a key for that epoch, at random; on the medium when it resolves. */
  add(epoch: number): Promise<void>;
  remove(epoch: number): Promise<void>;
}

/** Numbers of racks begin here and those of epochs end, so that what a key is wrapped under can be told. */
export const rackNumbersFrom = 2 ** 30;
