import type { Instant, PresentationAttack } from '@vedette/domain';
import type { Challenge, ChallengeProgress } from '../attack/challenge.ts';
import type { Candidate } from '../compare/candidates.ts';
import { cosine } from '../compare/cosine.ts';
import type { TrackId } from '../engine/face-engine.ts';
import type { Box } from '../image/geometry.ts';
import { median } from '../statistics/median.ts';

/** Frames a track remembers: enough for a median, few enough to forget what was before. */
const goodFrames = 7;
const softScores = 15;

/** One face followed from frame to frame; it changes in place, so that its probes can be zeroed. */
export interface FaceTrack {
  readonly id: TrackId;
  box: Box;
  lastSeen: Instant;
  /** Times it was looked at closely. */
  looks: number;
  /** References of the good frames, L2-normalised, the oldest first. */
  readonly good: Float32Array[];
  /** Whom the good frames may show; empty while there are too few. */
  candidates: readonly Candidate[];
  readonly attackScores: number[];
  readonly maskProbabilities: number[];
  /** To be asked as soon as the track is told of. */
  wanted: Challenge | null;
  challenge: ChallengeProgress | null;
  answer: PresentationAttack['challenge'];
  /** Version of the gallery that the candidates come from. */
  galleryVersion: number;
  /** What was told last, so that only a change is told. */
  told: string | null;
}

export function newTrack(id: TrackId, box: Box, at: Instant): FaceTrack {
  return {
    id,
    box,
    lastSeen: at,
    looks: 0,
    good: [],
    candidates: [],
    attackScores: [],
    maskProbabilities: [],
    wanted: null,
    challenge: null,
    answer: 'none',
    galleryVersion: 0,
    told: null,
  };
}

/** Keeps the latest good frames; the probe that falls out is zeroed. */
export function addGoodFrame(track: FaceTrack, probe: Float32Array): void {
  track.good.push(probe);
  if (track.good.length > goodFrames) track.good.shift()?.fill(0);
}

export function addSoftScores(track: FaceTrack, attack: number | null, mask: number | null): void {
  if (attack !== null) keepLatest(track.attackScores, attack);
  if (mask !== null) keepLatest(track.maskProbabilities, mask);
}

function keepLatest(values: number[], value: number): void {
  values.push(value);
  if (values.length > softScores) values.shift();
}

/** Median score of a reference against the track's good frames; null when there are none. */
export function scoreAgainst({ good }: FaceTrack, reference: Float32Array): number | null {
  return good.length === 0 ? null : median(good.map((probe) => cosine(probe, reference)));
}

/** Zeroes what the track knows of the face. */
export function forgetTrack(track: FaceTrack): void {
  for (const probe of track.good) probe.fill(0);
  track.good.length = 0;
  track.candidates = [];
  track.attackScores.length = 0;
  track.maskProbabilities.length = 0;
}
