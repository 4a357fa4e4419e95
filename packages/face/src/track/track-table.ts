import { type Duration, duration, elapsed, type Instant } from '@vedette/domain';
import type { TrackId } from '../engine/face-engine.ts';
import type { Box } from '../image/geometry.ts';
import { associate } from './associate.ts';
import { type FaceTrack, forgetTrack, newTrack } from './face-track.ts';

/** A face not seen for this long has left. */
const leftAfter = duration(1_000);
/** Another face takes over as primary only when it is this much wider. */
const takesOver = 1.3;

export interface FrameTracks {
  /** The track of each box, in the order of the boxes. */
  readonly seen: readonly FaceTrack[];
  readonly appeared: readonly FaceTrack[];
  readonly lost: readonly FaceTrack[];
  /** The face the lane serves; null when none is in the frame. */
  readonly primary: FaceTrack | null;
}

/** The faces before one camera. Pure but for its own state: no clock, no models. */
export interface TrackTable {
  /** Takes the boxes of one frame, the most central first. */
  update(boxes: readonly Box[], at: Instant): FrameTracks;
  find(id: TrackId): FaceTrack | undefined;
  /** Ends a track whose face turned out to be another one's; zeroes it. */
  drop(track: FaceTrack): void;
  /** Ends and zeroes all. */
  clear(): readonly FaceTrack[];
}

export function trackTable(): TrackTable {
  let tracks: FaceTrack[] = [];
  let next = 1;
  let primary: TrackId | null = null;

  const follow = (boxes: readonly Box[], at: Instant) => {
    const before = associate(
      tracks.map(({ box }) => box),
      boxes,
    );
    return boxes.map((box, i) => {
      const track = tracks[before[i] ?? -1];
      if (track === undefined) return newTrack(next++, box, at);
      track.box = box;
      track.lastSeen = at;
      return track;
    });
  };
  const retire = (gone: readonly FaceTrack[]) => {
    tracks = tracks.filter((track) => !gone.includes(track));
    for (const track of gone) forgetTrack(track);
  };

  return {
    update(boxes, at) {
      // First, so that after a camera's pause nobody takes over the track of whoever stood there before.
      const lost = tracks.filter(({ lastSeen }) => isOver(elapsed(lastSeen, at)));
      retire(lost);
      const seen = follow(boxes, at);
      const appeared = seen.filter((track) => !tracks.includes(track));
      tracks.push(...appeared);
      const served = choosePrimary(seen, primary);
      primary = served?.id ?? primary;
      return { seen, appeared, lost, primary: served };
    },
    find: (id) => tracks.find((track) => track.id === id),
    drop: (track) => retire([track]),
    clear() {
      const all = tracks;
      retire(all);
      return all;
    },
  };
}

/** A face that was seen in the future has left too: after a clock that was set back nobody waits for it. */
const isOver = (unseen: Duration): boolean => unseen > leftAfter || unseen < 0;

/** Who is served stays served while in sight, unless someone steps well in front of him. */
function choosePrimary(seen: readonly FaceTrack[], before: TrackId | null): FaceTrack | null {
  const [central = null] = seen;
  const served = seen.find(({ id }) => id === before);
  if (served === undefined || central === null) return central;
  return central.box.width > takesOver * served.box.width ? central : served;
}
