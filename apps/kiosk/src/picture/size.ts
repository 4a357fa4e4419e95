/** Longer side of a frame that is sent, in pixels: more adds time, not certainty, within arm's reach. */
export const longerSide = 640;

/** Size of a picture scaled down, never up, so that its longer side fits. */
export function fitted(width: number, height: number): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, longerSide / Math.max(width, height, 1));
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}
