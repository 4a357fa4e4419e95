/** What a certificate does not reach. Closed, so that each has its sentence in both languages. */
export const certificateLimits = [
  /** Blocks that the medium has retired by itself cannot be addressed, read or overwritten. */
  'bad-blocks-not-addressable',
  /** Spare area of flash was asked to erase itself; only its maker can look there. */
  'spare-area-not-readable',
  /** The medium took the command to erase and said that it had; how, is its maker's. */
  'erase-command-trusted',
  /** The medium was a file or a volume of a larger medium, on which other copies may lie. */
  'below-file-system-unknown',
  /** Exports and print-outs made before. */
  'earlier-exports-not-reached',
  /** Backups of the platform hold ciphertext, whose keys are destroyed. */
  'backups-hold-ciphertext',
  /** Another maker's device: its own reset, then its own counts, which read as zero. */
  'maker-reset-trusted',
  /** Other devices keep the faces and lists of the same site; they are no matter of this certificate. */
  'other-devices-not-covered',
  /** A copy of the medium made while the device was alive, with a copy of the keeper's share, would open. */
  'earlier-copies-of-both-shares',
] as const;
export type CertificateLimit = (typeof certificateLimits)[number];

/** What the claim of a `CE-REMOTE` rests on. */
export const remoteAssumptions = [
  /** Everything personal was encrypted from the first write. */
  'encrypted-from-first-write',
  /** The keeper held the only copy of its share. */
  'share-not-copied',
  /** The device was off, or has lost its power since: what was open in its memory is gone. */
  'memory-lost',
  /** No lease to open without the keeper is left, or it ends when the certificate says. */
  'leases-ended',
  /** The software on the device was the one that the platform had released. */
  'software-unaltered',
  /** Nobody breaks AES-256 or P-256 while the data matter. */
  'ciphers-hold',
] as const;
export type RemoteAssumption = (typeof remoteAssumptions)[number];
