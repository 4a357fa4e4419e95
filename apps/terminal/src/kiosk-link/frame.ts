import { frameBytesMax, frameHeaderBytes } from '@vedette/contract';
import { type Instant, instant, VedetteError } from '@vedette/domain';

export interface LinkFrame {
  readonly sequence: number;
  readonly takenAt: Instant;
  /** A copy of its own: the socket's buffer is reused. */
  readonly jpeg: Uint8Array<ArrayBuffer>;
}

const jpegKind = 1;

/**
 * One binary message of the kiosk link; the layout stands in `contract/kiosk.ts`.
 * @throws VedetteError input-invalid
 */
export function parseFrame(message: Uint8Array): LinkFrame {
  if (message.length <= frameHeaderBytes || message.length > frameHeaderBytes + frameBytesMax)
    throw new VedetteError('input-invalid', 'caller', { at: 'frame.length' });
  const view = new DataView(message.buffer, message.byteOffset, frameHeaderBytes);
  const takenAt = view.getFloat64(8);
  if (view.getUint32(0) !== jpegKind << 24)
    throw new VedetteError('input-invalid', 'caller', { at: 'frame.kind' });
  if (!Number.isFinite(takenAt) || takenAt < 0)
    throw new VedetteError('input-invalid', 'caller', { at: 'frame.takenAt' });
  // A Buffer's own `slice` would share the socket's memory.
  const jpeg = new Uint8Array(message.subarray(frameHeaderBytes));
  return { sequence: view.getUint32(4), takenAt: instant(takenAt), jpeg };
}

const startOfFrame = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);

/** Width and height from a JPEG's frame header (ITU-T T.81, B.2.2); null when it has none. */
export function jpegSize(jpeg: Uint8Array): { readonly width: number; readonly height: number } | null {
  if (jpeg[0] !== 0xff || jpeg[1] !== 0xd8) return null;
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
  for (let at = 2; at + 9 <= jpeg.length; ) {
    if (jpeg[at] !== 0xff) return null;
    const marker = jpeg[at + 1] ?? 0;
    if (startOfFrame.has(marker)) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}
