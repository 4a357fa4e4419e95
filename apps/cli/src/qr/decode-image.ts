import { VedetteError } from '@vedette/domain';
import { type DecodedCode, frameLimits, openQrDecoder } from '@vedette/drivers';
import { readBounded } from '../input/read-bounded.ts';
import { errorAt } from '../output/error-at.ts';
import { fill } from '../output/fill.ts';
import { shown } from '../output/shown.ts';
import type { Shell } from '../shell.ts';

/** The first byte of a PNG; whether the rest is one is for the decoder to say. */
const pngStart = 0x89;

/**
 * Prints the codes in a picture, one a line, and says how many there are.
 * @throws CommandError not-found, unreadable, too-large; VedetteError image-*
 */
export async function decodeImage(shell: Shell, path: string, json: boolean): Promise<number> {
  const codes = await codesIn(path);
  if (codes.length === 0 && !json) await shell.errors.line(shell.words.qr.none);
  for (const code of codes) {
    if (json) await shell.output.json({ file: path, ...codeJson(code) });
    else await shell.output.line(codeText(shell, code));
  }
  return codes.length;
}

async function codesIn(path: string): Promise<readonly DecodedCode[]> {
  const bytes = await readBounded(path, frameLimits.bytes);
  const decoder = openQrDecoder();
  try {
    const encoding = bytes[0] === pngStart ? 'png' : 'jpeg';
    return await decoder.decode({ encoding, width: 0, height: 0, bytes });
  } catch (error) {
    throw error instanceof VedetteError ? errorAt(path, error) : error;
  } finally {
    await decoder.close();
  }
}

/** Null where the bytes are no UTF-8. */
function textOf({ bytes }: DecodedCode): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function codeJson(code: DecodedCode) {
  const { format, bytes, corners, isPart } = code;
  return { text: textOf(code), bytes: Buffer.from(bytes).toString('base64'), format, corners, isPart };
}

function codeText({ words }: Shell, code: DecodedCode): string {
  const { qr } = words;
  const text = textOf(code);
  return [
    text === null ? fill(qr.binary, { count: code.bytes.length }) : shown(text),
    fill(qr.at, { ...code.corners[0] }),
    ...(code.isPart ? [qr.part] : []),
  ].join('  ');
}
