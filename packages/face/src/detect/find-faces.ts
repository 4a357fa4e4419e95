import type { Picture } from '../image/picture.ts';
import type { Detector } from './blazeface.ts';
import { centreOf, type Detection, overlap } from './detection.ts';

/**
 * Below this share of the image's longer side (26 of the near detector's 128 pixels) its boxes lie loosely,
 * and the landmarks with them: the far detector sees such a face four times larger.
 */
const looseBelow = 0.2;

/** Every face of a still: what the near detector sees well, and the smaller ones that the far one sees. */
export async function findAllFaces(image: Picture, near: Detector, far: Detector): Promise<Detection[]> {
  return merge(image, await near(image), await far(image));
}

/** Faces of a camera frame: the far detector is asked only when the near one sees nobody well. */
export async function findFaces(image: Picture, near: Detector, far: Detector): Promise<Detection[]> {
  const close = await near(image);
  return close.some((face) => isTight(face, image)) ? close : merge(image, close, await far(image));
}

function merge(image: Picture, close: readonly Detection[], distant: readonly Detection[]): Detection[] {
  const tight = close.filter((face) => isTight(face, image));
  const others = distant.filter((face) => tight.every((known) => !isSame(known, face)));
  const faces = [...tight, ...others];
  return faces.length > 0 ? faces : [...close];
}

const isTight = ({ box }: Detection, { width, height }: Picture): boolean =>
  box.width >= looseBelow * Math.max(width, height);

function isSame(a: Detection, b: Detection): boolean {
  return isInside(centreOf(b.box), a) || isInside(centreOf(a.box), b) || overlap(a.box, b.box) > 0.2;
}

function isInside({ x, y }: { x: number; y: number }, { box }: Detection): boolean {
  return x > box.left && x < box.left + box.width && y > box.top && y < box.top + box.height;
}

/** The primary face first: nearest to the centre, with a bonus for size (distance - 0.3 · width). */
export function primaryFirst(faces: readonly Detection[], width: number, height: number): Detection[] {
  const rank = ({ box }: Detection): number => {
    const { x, y } = centreOf(box);
    return Math.hypot(x - width / 2, y - height / 2) - 0.3 * box.width;
  };
  return faces.toSorted((a, b) => rank(a) - rank(b));
}
