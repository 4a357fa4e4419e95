import type { Portrait } from '@vedette/credential';
import type { LaneId, SubjectMatch } from '@vedette/domain';
import type { FaceEngine, TrackId } from '@vedette/face';

export interface PortraitNeeds {
  readonly engine: Pick<FaceEngine, 'analyse' | 'compareWithTrack'>;
  readonly lane: LaneId;
  /** Whose passage this is, by the engine's number. */
  readonly track: () => TrackId | null;
}

/**
 * The photograph of a document against the live face, 1:1 (人证比对). Null while no good frame is at hand; uncertain
 * for a photograph that cannot be read, which has to be compared by a guard.
 */
export async function portraitMatch(
  { engine, lane, track }: PortraitNeeds,
  portrait: Portrait | null,
): Promise<SubjectMatch['state'] | null> {
  if (portrait === null || portrait.encoding === 'wlt') return 'uncertain';
  const standing = track();
  if (standing === null) return null;
  try {
    const [face, another] = (await engine.analyse(portrait.bytes)).faces;
    if (face === undefined || another !== undefined) return 'uncertain';
    const found = await engine.compareWithTrack(lane, standing, face.reference);
    face.reference.fill(0);
    return found?.state ?? null;
  } catch {
    // A broken photograph is the document's trouble, not the lane's.
    return 'uncertain';
  }
}
