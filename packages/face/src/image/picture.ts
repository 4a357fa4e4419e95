import type { Pyramid } from './pyramid.ts';
import type { RgbImage } from './rgb-image.ts';

/** A picture at work: itself, and its smaller levels for models that look at it coarsely. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly image: RgbImage;
  readonly pyramid: Pyramid;
}

export function picture(image: RgbImage, pyramid: Pyramid): Picture {
  pyramid.show(image);
  return { width: image.width, height: image.height, image, pyramid };
}
