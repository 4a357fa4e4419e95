import type { PersonId } from '@vedette/domain';
import type { Gallery } from '../gallery/gallery.ts';

/** Somebody enrolled who looks like the person at the door, with a score for each good frame. */
export interface Candidate {
  readonly subject: PersonId;
  readonly scores: readonly number[];
}

/** The best, the runner-up, and one more: the mean may order two who are alike otherwise than the median does. */
const most = 3;

/** Direction of the mean; it need not be of length 1. */
function meanOf(probes: readonly Float32Array[]): Float32Array {
  const mean = new Float32Array(probes[0]?.length ?? 0);
  for (const probe of probes)
    for (let at = 0; at < mean.length; at++) mean[at] = (mean[at] ?? 0) + (probe[at] ?? 0);
  return mean;
}

/**
 * Whom a person's frames may show: one exact search for their mean, which is nearer to the right reference than
 * most single frames are, then everybody found is scored against each frame. So a search over 50,000 people is
 * paid for once and not for each frame.
 * @param probes L2-normalised references of the good frames, at least one
 */
export function candidatesOf(
  probes: readonly Float32Array[],
  gallery: Pick<Gallery, 'search' | 'score'>,
): readonly Candidate[] {
  const mean = meanOf(probes);
  const found = gallery.search(mean, most);
  mean.fill(0);
  return found.map(({ subject }) => ({
    subject,
    scores: probes.map((probe) => gallery.score(probe, subject) ?? -1),
  }));
}
