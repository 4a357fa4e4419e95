export * from './custody/file-custody.ts';
export * from './custody/people/people-custody.ts';
export * from './custody/people/shares.ts';
export * from './custody/pkcs11-custody.ts';
export * from './custody/port.ts';
export * from './custody/secret-file.ts';
export * from './custody/tpm-custody.ts';
export * from './day-keys/day-keys.ts';
export * from './day-keys/port.ts';
export { storedName } from './day-keys/stored-name.ts';
export * from './exchange/exchange.ts';
export { isScalar, pointFrom, randomScalar } from './exchange/point.ts';
export * from './keeper/file-keeper.ts';
export { addDevice, type KnownDevice, knownDevices } from './keeper/lan/known-devices.ts';
export * from './keeper/lan/lan-keeper.ts';
export { type ServedKeeper, serveLanKeeper } from './keeper/lan/serve-keeper.ts';
export { type SigningKey, signingKeyIn } from './keeper/lan/signing-key.ts';
export {
  type PassphraseKeeper,
  type PassphraseKeeperOptions,
  passphraseCharacters,
  passphraseKeeper,
} from './keeper/passphrase-keeper.ts';
export * from './keeper/port.ts';
export * from './key/day-key.ts';
export * from './key/index-key.ts';
export * from './key/key-id.ts';
export * from './key/x25519.ts';
export * from './racks/port.ts';
export { Racks, type RacksDeps } from './racks/racks.ts';
export { headerBytes } from './record/header-bytes.ts';
export * from './record/port.ts';
export * from './record/record-sealer.ts';
export { canonicalBytes } from './seal/canonical-bytes.ts';
export * from './seal/index.ts';
export { deviceShareFile } from './terminal/device-share-file.ts';
export { forgettingOf, vaultFacts } from './terminal/facts.ts';
export { openTerminalVault } from './terminal/open-vault.ts';
export * from './terminal/port.ts';
export type { VaultOptions } from './terminal/vault-core.ts';
export * from './terminal/with-keeper.ts';
