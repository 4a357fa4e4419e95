import type { Picture } from '../picture/picture.ts';

/** A sample person as the terminal offers it. */
export interface Sample {
  readonly id: string;
  readonly name: { readonly 'zh-CN': string; readonly en: string };
  readonly enrolled: boolean;
  readonly frames: number;
}

export const sampleFrame = (sample: Pick<Sample, 'id'>, index: number): string =>
  `/kiosk/samples/${sample.id}/${index}.jpg`;

/** Empty when this terminal offers none. */
export async function loadSamples(): Promise<readonly Sample[]> {
  try {
    const answer = await fetch('/kiosk/samples/index.json');
    return answer.ok ? ((await answer.json()) as { samples: Sample[] }).samples : [];
  } catch {
    return [];
  }
}

function loadImage(url: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error(url));
    image.src = url;
  });
}

const framePeriod = 160;
/** How many periods the person stands there after the last frame: long enough to be refused. */
const standing = 60;

/** Plays a sample person walking up, frame by frame; `onEnd` comes when the person has gone. */
export async function playSample(sample: Sample, onEnd: () => void): Promise<Picture> {
  const frames = await Promise.all(
    Array.from({ length: sample.frames }, (_, index) => loadImage(sampleFrame(sample, index))),
  );
  const shown = new Image();
  let index = 0;
  const show = () => {
    const frame = frames[Math.min(index, frames.length - 1)];
    if (frame !== undefined) shown.src = frame.src;
    index += 1;
    if (index > frames.length + standing) stop();
  };
  const timer = window.setInterval(show, framePeriod);
  function stop(): void {
    window.clearInterval(timer);
    onEnd();
  }
  show();
  return {
    kind: 'walk-past',
    source: shown,
    size: () =>
      shown.complete && shown.naturalWidth > 0
        ? { width: shown.naturalWidth, height: shown.naturalHeight }
        : null,
    stop: () => window.clearInterval(timer),
  };
}
