export const codeFrameEncodings = ['jpeg', 'png', 'rgba', 'luma'] as const;
export type CodeFrameEncoding = (typeof codeFrameEncodings)[number];

/** One picture: `rgba` is 4 bytes a pixel, `luma` 1, rows from the top, without padding. */
export interface CodeFrame {
  readonly encoding: CodeFrameEncoding;
  /** Pixels; of a JPEG or PNG its own header counts, and these are not looked at. */
  readonly width: number;
  readonly height: number;
  /** Copied: they stay the caller's. */
  readonly bytes: Uint8Array;
}

/** Beyond these nothing is decoded: pixels of a side, and bytes of a JPEG or PNG. */
export const frameLimits = { side: 4_096, bytes: 20_000_000 };

/** Pixels of the frame from its top left corner. */
export interface CodePoint {
  readonly x: number;
  readonly y: number;
}

/** Symbols that the decoder can be told to look for. */
export const codeFormats = ['qr', 'data-matrix', 'aztec', 'pdf417'] as const;
export type CodeFormat = (typeof codeFormats)[number];

/** A code that was read whole: its error correction came out even. */
export interface DecodedCode {
  readonly format: CodeFormat;
  /** As they stand in the symbol, no character set applied: whether they are UTF-8 is for the reader of the text. */
  readonly bytes: Uint8Array;
  /** Top left, top right, bottom right and bottom left of the symbol itself, however it is turned in the frame. */
  readonly corners: readonly [CodePoint, CodePoint, CodePoint, CodePoint];
  /** Of a QR code, 1 to 40: how many modules it has (ISO/IEC 18004). */
  readonly version?: number;
  /** One symbol of several that make up a text together (structured append). */
  readonly isPart: boolean;
}

/** Reads codes in pictures, in a thread of its own and of low priority, one picture at a time. */
export interface QrDecoder {
  /**
   * The codes of a frame, none when it shows none. Frames are taken in turn, a few at most: whoever has
   * frames coming waits for one before giving the next.
   * @throws VedetteError `image-empty`, `image-not-an-image`, `image-truncated` and `image-too-large` for
   *   what is no such picture; `rate-limited` when too many wait; `driver-failed` when the thread died or
   *   took too long, which the next frame mends, or the decoder was closed
   */
  decode(frame: CodeFrame): Promise<readonly DecodedCode[]>;
  /** Never rejects. */
  close(): Promise<void>;
}
