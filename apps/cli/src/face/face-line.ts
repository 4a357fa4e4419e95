import type { FaceAnalysis, ImageAnalysis } from '@vedette/face';
import { fill } from '../output/fill.ts';
import { shown } from '../output/shown.ts';
import type { Shell } from '../shell.ts';

/** Little-endian float32, whatever the machine's own order is. */
function referenceText(reference: Float32Array): string {
  const bytes = Buffer.alloc(4 * reference.length);
  for (const [at, value] of reference.entries()) bytes.writeFloatLE(value, 4 * at);
  const text = bytes.toString('base64');
  bytes.fill(0);
  return text;
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** One face as a line of JSON; boxes in pixels of the picture turned upright. */
export function faceJson(file: string, image: ImageAnalysis, index: number, face: FaceAnalysis): object {
  const { faults, ...figures } = face.quality;
  return {
    file,
    face: index,
    box: roundedAll({ ...face.box }),
    detection: rounded(face.detection),
    quality: { ...roundedAll(figures), faults },
    attack: face.attackScore === null ? null : rounded(face.attackScore),
    mask: face.maskProbability === null ? null : rounded(face.maskProbability),
    model: image.model,
    reference: referenceText(face.reference),
  };
}

const roundedAll = (figures: Readonly<Record<string, number>>): object =>
  Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, rounded(value)]));

/** One face as a line for people; the reference is not for them. */
export function faceText(shell: Shell, file: string, index: number, face: FaceAnalysis): string {
  const { face: words } = shell.words;
  const { left, top, width, height } = face.box;
  const box = { left: Math.round(left), top: Math.round(top) };
  const size = { width: Math.round(width), height: Math.round(height) };
  const score = (phrase: string, value: number | null) =>
    value === null ? [] : [fill(phrase, { score: value.toFixed(2) })];
  return [
    shown(file),
    fill(words.face, { face: index }),
    fill(words.size, { ...size, ...box }),
    fill(words.eyes, { pixels: Math.round(face.quality.interEye) }),
    qualityText(shell, face),
    ...score(words.attack, face.attackScore),
    ...score(words.mask, face.maskProbability),
  ].join('  ');
}

function qualityText({ phrases, words }: Shell, { quality }: FaceAnalysis): string {
  if (quality.faults.length === 0) return words.face.good;
  return quality.faults.map((fault) => phrases.errors[`face-${fault}`].title).join(' · ');
}
