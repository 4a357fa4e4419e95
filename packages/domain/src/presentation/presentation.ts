import type { Instant } from '../time/instant.ts';

/** How something a person showed reached the reader. */
export const presentationMedia = ['qr', 'nfc', 'id-card', 'osdp', 'wiegand', 'openid4vp', 'manual'] as const;
export type PresentationMedium = (typeof presentationMedia)[number];

/** What the sentinel asked for, when the answer must belong to its question. */
export interface PresentationChallenge {
  readonly nonce: string;
  /** Who asked, as the answer must name it. */
  readonly audience: string;
  readonly issuedAt: Instant;
}

/** What a reader delivered; nothing in it is interpreted yet, and nothing in it is to be trusted. */
export interface Presentation {
  readonly medium: PresentationMedium;
  readonly at: Instant;
  /** Name of the reader that delivered it. */
  readonly reader: string;
  /** Raw, capped by `presentationLimits`. The text of a code is UTF-8. */
  readonly bytes: Uint8Array;
  /** Bits used of `bytes`, most significant first, where the medium counts bits (Wiegand, OSDP). */
  readonly bits?: number;
  /** Version of the QR symbol, 1 to 40, where the reader saw the symbol itself (ISO/IEC 18004). */
  readonly symbolVersion?: number;
  readonly challenge?: PresentationChallenge;
}

/**
 * The most bytes a medium can deliver: a QR code of version 40-L holds 4,296 alphanumeric characters, an
 * ID card reader answers with 1,295 bytes, a wallet's answer travels over HTTP.
 */
export const presentationLimits: Readonly<Record<PresentationMedium, number>> = {
  qr: 4_296,
  nfc: 512,
  'id-card': 2_400,
  osdp: 128,
  wiegand: 16,
  openid4vp: 65_536,
  manual: 4_296,
};
