import type { Instant, PresentationAttack } from '@vedette/domain';
import type { Challenge, ChallengeProgress } from '../attack/challenge.ts';
import { cosine } from '../compare/cosine.ts';
import type { Hits } from '../compare/identify.ts';
import type { TrackId } from '../engine/face-engine.ts';
import type { Box } from '../image/geometry.ts';
import { median } from '../statistics/median.ts';

/** Frames a track remembers: enough for a median, few enough to forget what was before. */
const goodFrames = 7;
const softScores = 15;

interface GoodFrame {
  readonly probe: Float32Array;
  hits: Hits;
}

/** One face followed from frame to frame; it changes in place, so that its probes can be zeroed. */
export interface FaceTrack {
  readonly id: TrackId;
  box: Box;
  lastSeen: Instant;
  /** Times it was looked at closely. */
  looks: number;
  readonly good: GoodFrame[];
  readonly attackScores: number[];
  readonly maskProbabilities: number[];
  /** To be asked as soon as the track is told of. */
  wanted: Challenge | null;
  challenge: ChallengeProgress | null;
  answer: PresentationAttack['challenge'];
  /** Version of the gallery that the hits come from. */
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
export function addGoodFrame(track: FaceTrack, probe: Float32Array, hits: Hits): void {
  track.good.push({ probe, hits });
  if (track.good.length > goodFrames) track.good.shift()?.probe.fill(0);
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
  return good.length === 0 ? null : median(good.map(({ probe }) => cosine(probe, reference)));
}

/** Zeroes what the track knows of the face. */
export function forgetTrack(track: FaceTrack): void {
  for (const { probe } of track.good) probe.fill(0);
  track.good.length = 0;
  track.attackScores.length = 0;
  track.maskProbabilities.length = 0;
}
