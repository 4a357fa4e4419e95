/**
 * Files outside the data folder by which something in it could be opened: the store's key, and the half of the
 * vault's root that a file keeps, unless another place was named for it.
 */
export function keyFilesBeside(keyFile: string, share = `${keyFile}.share`): readonly string[] {
  return [keyFile, share];
}
