/** Writes the protocol buffers wire format (https://protobuf.dev/programming-guides/encoding/). */
export type Field = readonly Uint8Array[];

const varint = (value: number): Uint8Array => {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  bytes.push(rest);
  return Uint8Array.from(bytes);
};

const tag = (field: number, wireType: number): Uint8Array => varint(field * 8 + wireType);

/** A whole number, not negative. */
export const uint = (field: number, value: number): Field => [tag(field, 0), varint(value)];

export const bytes = (field: number, value: Uint8Array): Field => [
  tag(field, 2),
  varint(value.length),
  value,
];

export const text = (field: number, value: string): Field => bytes(field, new TextEncoder().encode(value));

export const message = (field: number, fields: readonly Field[]): Field => bytes(field, join(fields));

export function join(fields: readonly Field[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(fields.flat()));
}
