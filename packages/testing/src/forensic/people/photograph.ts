import sharp from 'sharp';
import { dice } from './dice.ts';
import type { PlantedPerson } from './planted-person.ts';

/** A JPEG that can be told from every other by what stands near its beginning. */
export interface PlantedPhotograph {
  readonly person: number;
  readonly marker: string;
  readonly jpeg: Buffer;
}

const width = 240;
const height = 320;
/** Makes a file of about 18 kB, as the pictures of such terminals are. */
const noise = 44;

/** JFIF 1.1 without a thumbnail: what carvers take for the beginning of a JPEG. */
const app0 = Buffer.from('ffe000104a46494600010100000100010000', 'hex');
const startOfImage = Buffer.from('ffd8', 'hex');
const comment = Buffer.from('fffe', 'hex');

/** Where the marker stands in each of them. */
export const markerOffset = startOfImage.length + app0.length + comment.length + 2;

/** An oval before a wall, in noise, with the marker in a comment segment right behind the first one. */
export async function plantedPhotograph({ number }: PlantedPerson): Promise<PlantedPhotograph> {
  const marker = `planted-face-${String(number).padStart(6, '0')}-of-nobody`;
  const raw = { width, height, channels: 3 } as const;
  const encoded = await sharp(pixels(number), { raw }).jpeg({ quality: 75 }).toBuffer();
  return { person: number, marker, jpeg: marked(encoded, marker) };
}

function pixels(number: number): Buffer {
  const throws = dice(1_000_003 + number);
  const light = 90 + throws.whole(80);
  const made = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const inFace = ((x - width / 2) / 70) ** 2 + ((y - height / 2) / 100) ** 2 < 1;
      const at = (y * width + x) * 3;
      const grain = throws.whole(noise) - noise / 2;
      made[at] = light + (inFace ? 60 : 0) + grain;
      made[at + 1] = light + (inFace ? 30 : 0) + grain;
      made[at + 2] = light + grain;
    }
  return made;
}

function marked(encoded: Buffer, marker: string): Buffer {
  const text = Buffer.from(marker);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(text.length + 2);
  const rest = encoded.subarray(startOfImage.length);
  return Buffer.concat([startOfImage, app0, comment, length, text, rest]);
}
