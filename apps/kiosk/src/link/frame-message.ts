import { frameHeaderBytes } from '@vedette/contract/kiosk-frame';

const jpegKind = 1;

/** The binary message of one frame; the layout stands in the contract's kiosk link. */
export function frameMessage(sequence: number, takenAt: number, jpeg: ArrayBuffer): ArrayBuffer {
  const message = new Uint8Array(frameHeaderBytes + jpeg.byteLength);
  const view = new DataView(message.buffer);
  view.setUint8(0, jpegKind);
  view.setUint32(4, sequence);
  view.setFloat64(8, takenAt);
  message.set(new Uint8Array(jpeg), frameHeaderBytes);
  return message.buffer;
}
