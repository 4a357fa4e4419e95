/** What a presentation may be at most; a national identity credential with every claim disclosed has 27 disclosures. */
export const sdJwtLimits = {
  bytes: 65_536,
  disclosures: 256,
  /** Of each JSON text. */
  depth: 16,
  /** Of the credential with everything disclosed put in its place. */
  revealedDepth: 32,
  /** Certificates in `x5c`. */
  certificates: 4,
} as const;
