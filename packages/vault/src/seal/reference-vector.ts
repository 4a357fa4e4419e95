import { VedetteError } from '@vedette/domain';

/** A reference that a terminal has made of a photograph. */
export interface ReferenceVector {
  /** Name and version of the model, 1 to 100 bytes of UTF-8. */
  readonly model: string;
  /** Of the photograph, 0 to 1. */
  readonly quality: number;
  /** 1 to 4096 finite components. */
  readonly vector: Float32Array;
}

const componentsAtMost = 4096;
const modelAtMost = 100;
const before = 1 + 4 + 2;

/**
 * Length of the model's name (1) ‖ quality (float32) ‖ components (2) ‖ name ‖ components (float32), little-endian.
 * @throws `input-invalid` for a vector that is none
 */
export function encodeReferenceVector({ model, quality, vector }: ReferenceVector): Uint8Array<ArrayBuffer> {
  const name = new TextEncoder().encode(model);
  const bytes = new Uint8Array(before + name.length + 4 * vector.length);
  if (name.length > modelAtMost || vector.length > componentsAtMost) throw noVector();
  const view = new DataView(bytes.buffer);
  view.setUint8(0, name.length);
  view.setFloat32(1, quality, true);
  view.setUint16(5, vector.length, true);
  bytes.set(name, before);
  vector.forEach((value, i) => {
    view.setFloat32(before + name.length + 4 * i, value, true);
  });
  if (decodeReferenceVector(bytes) === null) throw noVector();
  return bytes;
}

const noVector = () => new VedetteError('input-invalid', 'caller', { at: 'vector' });

/** Null for bytes that hold no vector. */
export function decodeReferenceVector(bytes: Uint8Array): ReferenceVector | null {
  if (bytes.length < before) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const named = view.getUint8(0);
  const count = view.getUint16(5, true);
  const whole = bytes.length === before + named + 4 * count;
  if (!whole || named === 0 || named > modelAtMost || count === 0 || count > componentsAtMost) return null;
  const model = new TextDecoder().decode(bytes.subarray(before, before + named));
  const quality = view.getFloat32(1, true);
  const vector = Float32Array.from({ length: count }, (_, i) =>
    view.getFloat32(before + named + 4 * i, true),
  );
  const fair = quality >= 0 && quality <= 1 && vector.every(Number.isFinite);
  return fair ? { model, quality, vector } : null;
}
