/** How a text of ASCII may lie on a medium, whoever wrote it: plain, as UTF-16, in hex, inside some base64. */
export function writtenForms(text: string): readonly Buffer[] {
  const bytes = Buffer.from(text);
  const base64 = [0, 1, 2].map((before) => insideBase64(bytes, before));
  return [bytes, Buffer.from(text, 'utf16le'), Buffer.from(bytes.toString('hex')), ...base64];
}

/** The characters that bytes have in a longer base64 text, that many of three bytes after one of its groups begins. */
function insideBase64(bytes: Buffer, before: number): Buffer {
  const whole = Buffer.concat([Buffer.alloc(before), bytes]);
  const first = Math.ceil((before * 8) / 6);
  const end = Math.floor((whole.length * 8) / 6);
  return Buffer.from(whole.toString('base64').slice(first, end));
}
