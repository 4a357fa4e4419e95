import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { decodeCodes } from '../decode-codes.ts';

/** The texts of the QR codes in a picture; none for what is no picture. */
export async function textsIn(picture: Uint8Array): Promise<readonly string[]> {
  const found = await decodeCodes(picture);
  return found.map(({ bytes }) => Buffer.from(bytes).toString('utf8'));
}

/**
 * The picture that lies beside a case instead of in it: in the folder `png` next to the case's own or one further
 * up, under the case's name, which countries write a little differently there.
 */
export function pictureBeside(path: string): Uint8Array | null {
  const above = dirname(dirname(path));
  const name = plain(basename(path));
  for (const folder of [join(above, 'png'), join(dirname(above), 'png')]) {
    const picture = namesIn(folder).find((candidate) => plain(candidate) === name);
    if (picture !== undefined) return readFileSync(join(folder, picture));
  }
  return null;
}

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\.(json|png)$/, '')
    .replace(/[-_ ]raw$/, '')
    .replaceAll(/[-_ ]/g, '');

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
