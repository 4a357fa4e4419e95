import type { Portrait } from '../core/verification.ts';

/**
 * Turns the photograph of a card into a picture. Its encoding (`wlt`) has no public description: whoever
 * holds a licensed decoder plugs it in.
 */
export interface PortraitDecoder {
  /** Null when it cannot, for whatever reason. Never rejects. */
  decode(portrait: Portrait, signal: AbortSignal): Promise<Portrait | null>;
}
