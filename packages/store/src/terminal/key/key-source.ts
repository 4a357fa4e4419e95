/** Where the store's key comes from: a file on another medium today, the vault tomorrow. */
export interface KeySource {
  /**
   * The store's 32 bytes. The caller owns the buffer and zeroes it after use.
   * @throws `store-key-missing` when there is none to be had
   */
  key(): Promise<Buffer>;
}
