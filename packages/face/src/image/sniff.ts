export type ImageFormat = 'jpeg' | 'png' | 'webp';

const startsWith = (bytes: Uint8Array, at: number, text: readonly number[]): boolean =>
  text.every((byte, i) => bytes[at + i] === byte);

const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const riff = [0x52, 0x49, 0x46, 0x46];
const webp = [0x57, 0x45, 0x42, 0x50];

/** The format by its first bytes; names and media types that a sender gives prove nothing. */
export function sniffFormat(bytes: Uint8Array): ImageFormat | undefined {
  if (startsWith(bytes, 0, [0xff, 0xd8, 0xff])) return 'jpeg';
  if (startsWith(bytes, 0, png)) return 'png';
  if (startsWith(bytes, 0, riff) && startsWith(bytes, 8, webp)) return 'webp';
  return undefined;
}
