import type { ErasureReport, Instant } from '@vedette/domain';
import type { Eraser } from '@vedette/erasure';
import { eraseData } from './erase-data.ts';
import { findMarker } from './marker.ts';

/**
 * Goes on with an erasure that a power cut stopped; nothing of the folder is opened. Nobody can sign evidence of it
 * any more: the platform sees that the device is silent, and a recycler's bench can look.
 * @returns null where nothing was being erased
 */
export async function resumeErasing(
  eraser: Eraser,
  folder: string,
  now: () => Instant,
): Promise<readonly ErasureReport[] | null> {
  const marker = findMarker(folder);
  if (marker === null) return null;
  return eraseData(eraser, {
    ...{ folder, keyFiles: marker.keyFiles, now, told: () => undefined },
    subject: { canaries: null, noted: [], samples: [], time: 0 },
  });
}
