/** A photograph of a document, in the encoding of the chip (`wlt`) or of a picture. */
export interface EncodedPortrait {
  readonly encoding: 'jpeg' | 'png' | 'bmp' | 'wlt';
  readonly bytes: Uint8Array;
}

/** Turns the photograph of an identity card into a picture; whoever is licensed to plugs one in. */
export interface PortraitDecoder {
  /** Null when it cannot, for whatever reason. Never rejects. */
  decode(portrait: EncodedPortrait, signal: AbortSignal): Promise<EncodedPortrait | null>;
}
