/** A key as it lies in a database: ciphertext, and which key-encryption key it needs. */
export interface WrappedKey {
  /** Of the key-encryption key; grows when that is replaced. */
  readonly epoch: number;
  readonly bytes: Uint8Array;
}

/**
 * Holds the key-encryption key, on a medium that is not the database's: a file today; a TPM, an HSM or several
 * people tomorrow. Wraps and unwraps, and never hands out what it wraps with.
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
