import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import type { SamplePerson } from './sample-people.ts';

/** Size of a camera frame in pixels. */
export const frameSize = { width: 640, height: 480 } as const;

const photographs = join(
  dirname(createRequire(import.meta.url).resolve('@vladmandic/face-api/package.json')),
  'demo',
);

/** The whole photograph, several people in it. */
export function photographPath(person: Pick<SamplePerson, 'photograph'>): string {
  return join(photographs, person.photograph);
}

function cutOut({ photograph, centre, width }: SamplePerson) {
  const height = Math.round(width * 0.75);
  return sharp(join(photographs, photograph)).extract({
    left: Math.max(0, Math.round(centre.x - width / 2)),
    top: Math.max(0, Math.round(centre.y - height / 2)),
    width,
    height,
  });
}

/** A portrait good enough to enrol: 800 × 600 JPEG. */
export function portrait(person: SamplePerson): Promise<Buffer> {
  return cutOut(person).resize(800, 600).jpeg({ quality: 92 }).toBuffer();
}

export interface FrameLook {
  /** 0 far away, 1 close enough to be recognised. */
  readonly approach: number;
  /** Pixels to the right of the middle. */
  readonly sway?: number;
  /** 1 is as photographed. */
  readonly light?: number;
}

/** One 640 × 480 camera frame of the person, as JPEG. */
export async function frameOf(person: SamplePerson, look: FrameLook): Promise<Buffer> {
  const width = Math.round(frameSize.width * (0.35 + 0.6 * look.approach));
  const height = Math.round(width * 0.75);
  const figure = await cutOut(person).resize(width, height).toBuffer();
  const left = Math.round((frameSize.width - width) / 2 + (look.sway ?? 0));
  const background = { ...frameSize, channels: 3, background: '#8a8f98' } as const;
  const scene = await sharp({ create: background })
    .composite([
      {
        input: figure,
        left: Math.min(Math.max(0, left), frameSize.width - width),
        top: frameSize.height - height,
      },
    ])
    .png({ compressionLevel: 0 })
    .toBuffer();
  return sharp(scene)
    .modulate({ brightness: look.light ?? 1 })
    .jpeg({ quality: 88 })
    .toBuffer();
}

/** Nobody before the camera. */
export function emptyFrame(): Promise<Buffer> {
  return sharp({ create: { ...frameSize, channels: 3, background: '#8a8f98' } })
    .jpeg()
    .toBuffer();
}

/** A person walks up, stands and looks, and goes: the frames of a few seconds at ten a second. */
export async function walkPast(person: SamplePerson): Promise<readonly Buffer[]> {
  const approach = [0, 0.15, 0.3, 0.5, 0.7, 0.85];
  const standing = Array.from({ length: 14 }, () => 1);
  const frames = [...approach, ...standing].map((near, index) =>
    frameOf(person, {
      approach: near,
      sway: Math.round(6 * Math.sin(index)),
      light: 1 + 0.03 * Math.sin(index / 2),
    }),
  );
  return Promise.all(frames);
}
