import type { Instant, LaneId } from '@vedette/domain';
import type { Analyser } from '../../analyser/analyser.ts';
import { type Challenge, startChallenge, stepChallenge } from '../../attack/challenge.ts';
import { candidatesOf } from '../../compare/candidates.ts';
import { cosine } from '../../compare/cosine.ts';
import type { Gallery } from '../../gallery/gallery.ts';
import type { Picture } from '../../image/picture.ts';
import { type EvidenceRules, evidenceKey, evidenceOf } from '../../track/evidence.ts';
import { addGoodFrame, addSoftScores, type FaceTrack } from '../../track/face-track.ts';
import { trackTable } from '../../track/track-table.ts';
import type { FaceObservation, TrackEvent, TrackId } from '../face-engine.ts';

/** Once somebody is told of, only every so manieth frame is recognised again. */
const restingEvery = 4;
/** So far under the 1:1 threshold, two frames show two people. */
const otherFace = 0.1;

export interface LaneDeps {
  readonly analyser: Analyser;
  readonly gallery: Pick<Gallery, 'search' | 'score'>;
  readonly rules: () => EvidenceRules;
  /** Grows with every change of the gallery. */
  readonly galleryVersion: () => number;
}

type Untagged<E> = E extends unknown ? Omit<E, 'lane' | 'at'> : never;

/** One lane's camera: from frames to events. */
export interface Lane {
  frame(image: Picture, at: Instant): Promise<readonly TrackEvent[]>;
  ask(track: TrackId, challenge: Challenge): void;
  find(track: TrackId): FaceTrack | undefined;
  end(): readonly TrackEvent[];
}

export function openLane(lane: LaneId, deps: LaneDeps): Lane {
  const table = trackTable();
  let now: Instant | null = null;

  const serve = async (image: Picture, track: FaceTrack, face: FaceObservation) => {
    const isSame = await recognise(deps, image, track, face);
    if (!isSame) {
      table.drop(track);
      return [{ kind: 'lost', track: track.id, reason: 'another-face' }] as Untagged<TrackEvent>[];
    }
    return tell(deps, track);
  };

  return {
    async frame(image, at) {
      now = at;
      const events: Untagged<TrackEvent>[] = [];
      const found = await deps.analyser.detect(image);
      const { seen, appeared, lost, primary } = table.update(
        found.map(({ box }) => box),
        at,
      );
      for (const { id } of lost) events.push({ kind: 'lost', track: id, reason: 'gone' });
      for (const { id, box } of appeared) events.push({ kind: 'appeared', track: id, box });
      const needed = deps.rules().policy.frames;
      for (const [i, track] of seen.entries()) {
        const detection = found[i];
        const isPrimary = track === primary && detection !== undefined;
        const face = isPrimary ? await deps.analyser.observe(image, detection) : null;
        const told = face === null ? [] : await serve(image, track, face);
        const frame = { width: image.width, height: image.height };
        const good = track.good.length;
        events.push({ kind: 'observed', track: track.id, box: track.box, frame, face, good, needed });
        events.push(...told);
        if (face !== null) events.push(...challenge(deps, track, face, at));
      }
      return events.map((event) => ({ ...event, lane, at }));
    },
    ask(id, what) {
      const track = table.find(id);
      if (track !== undefined) track.wanted = what;
    },
    find: table.find,
    end() {
      const at = now;
      if (at === null) return [];
      return table.clear().map(({ id }) => ({ kind: 'lost', track: id, reason: 'watch-ended', lane, at }));
    },
  };
}

/** Adds the frame to the track when it is good enough; false when it shows someone else. */
async function recognise(
  deps: LaneDeps,
  image: Picture,
  track: FaceTrack,
  face: FaceObservation,
): Promise<boolean> {
  addSoftScores(track, face.attackScore, face.maskProbability);
  const rests = track.told !== null && track.challenge === null && track.looks++ % restingEvery !== 0;
  if (face.quality.faults.length > 0 || rests) {
    if (track.galleryVersion !== deps.galleryVersion()) findCandidates(deps, track);
    return true;
  }
  const probe = await deps.analyser.embed(image, face);
  const [first] = track.good;
  const least = deps.rules().policy.verification - otherFace;
  if (first !== undefined && cosine(first, probe) < least) {
    probe.fill(0);
    return false;
  }
  addGoodFrame(track, probe);
  findCandidates(deps, track);
  return true;
}

/** Anew with each good frame, and when someone was enrolled or removed while this person stands here. */
function findCandidates({ gallery, galleryVersion, rules }: LaneDeps, track: FaceTrack): void {
  track.candidates = track.good.length < rules().policy.frames ? [] : candidatesOf(track.good, gallery);
  track.galleryVersion = galleryVersion();
}

function tell({ rules }: LaneDeps, track: FaceTrack): readonly Untagged<TrackEvent>[] {
  const evidence = evidenceOf(track, rules());
  if (evidence === null) return [];
  const key = evidenceKey(evidence);
  if (key === track.told) return [];
  track.told = key;
  return [{ kind: 'ready', track: track.id, evidence }];
}

function challenge(
  { rules }: LaneDeps,
  track: FaceTrack,
  { quality }: FaceObservation,
  at: Instant,
): readonly Untagged<TrackEvent>[] {
  const { wanted } = track;
  // Only of somebody who is already told of: the answer then always comes with evidence.
  if (wanted !== null && track.told !== null) {
    track.wanted = null;
    track.challenge = startChallenge(wanted, at);
    return [{ kind: 'challenge-asked', track: track.id, challenge: wanted, until: track.challenge.until }];
  }
  if (track.challenge === null) return [];
  const progress = stepChallenge(track.challenge, { at, eyesOpen: quality.eyesOpen, yaw: quality.yaw });
  track.challenge = progress;
  if (progress.phase !== 'passed' && progress.phase !== 'failed') return [];
  track.challenge = null;
  track.answer = progress.phase;
  const evidence = evidenceOf(track, rules());
  if (evidence === null) return [];
  track.told = evidenceKey(evidence);
  const { challenge: answered } = progress;
  return [
    { kind: 'challenge-answered', track: track.id, challenge: answered, result: track.answer, evidence },
  ];
}
