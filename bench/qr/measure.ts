import sharp from 'sharp';
import { makePayloads } from './payloads.ts';
import { openBaseline, openOurs, type Reader, type Shown } from './readers.ts';
import { frameSize, render, type Scene, scenes } from './scenes.ts';

export const decoders = ['ours', 'baseline'] as const;
export type DecoderName = (typeof decoders)[number];
export const inputs = ['pixels', 'jpeg'] as const;
export type Input = (typeof inputs)[number];

/** What one decoder made of one frame. */
export interface Attempt {
  readonly scene: Scene;
  readonly decoder: DecoderName;
  readonly input: Input;
  readonly read: boolean;
  /** Texts that are not the one that was shown. */
  readonly wrong: number;
  /** Milliseconds of processor time, of all threads. */
  readonly cpu: number;
}

/** The quality at which the kiosk page encodes its frames. */
const jpegQuality = 85;
const warmUp = 10;

/**
 * Renders every `step`-th scene and lets both decoders read it, one after the other.
 * @param onScene told before each scene how many of how many are done
 */
export async function measure(
  step: number,
  onScene: (done: number, of: number) => void,
): Promise<readonly Attempt[]> {
  const all = [...scenes(await makePayloads())].filter((_, at) => at % step === 0);
  const readers: Record<DecoderName, Reader> = { ours: openOurs(), baseline: await openBaseline() };
  for (const scene of all.slice(0, warmUp)) await attempt(scene, 0, readers);
  const attempts: Attempt[] = [];
  for (const [at, scene] of all.entries()) {
    onScene(at, all.length);
    attempts.push(...(await attempt(scene, at, readers)));
  }
  for (const name of decoders) await readers[name].close();
  return attempts;
}

async function attempt(
  scene: Scene,
  seed: number,
  readers: Record<DecoderName, Reader>,
): Promise<readonly Attempt[]> {
  const frames = await framesOf(render(scene, seed));
  const attempts: Attempt[] = [];
  for (const input of inputs)
    for (const decoder of seed % 2 === 0 ? decoders : decoders.toReversed()) {
      const outcome = await outcomeOf(readers[decoder], frames[input], scene.payload.text);
      attempts.push({ scene, decoder, input, ...outcome });
    }
  return attempts;
}

async function framesOf(luma: Uint8Array): Promise<Record<Input, Shown>> {
  const data = new Uint8ClampedArray(luma.length * 4);
  for (let at = 0; at < luma.length; at++) {
    data.fill(luma[at] ?? 0, at * 4, at * 4 + 3);
    data[at * 4 + 3] = 255;
  }
  const image = sharp(luma, { raw: { ...frameSize, channels: 1 } }).toColourspace('srgb');
  const jpeg = await image.jpeg({ quality: jpegQuality }).toBuffer();
  return { pixels: { ...frameSize, colorSpace: 'srgb', data }, jpeg: new Uint8Array(jpeg) };
}

async function outcomeOf(
  reader: Reader,
  frame: Shown,
  text: string,
): Promise<Pick<Attempt, 'read' | 'wrong' | 'cpu'>> {
  const before = process.cpuUsage();
  const codes = await reader.read(frame);
  const { user, system } = process.cpuUsage(before);
  const texts = codes.map((bytes) => new TextDecoder().decode(bytes));
  const right = texts.filter((each) => each === text).length;
  return { read: right > 0, wrong: texts.length - right, cpu: (user + system) / 1_000 };
}
