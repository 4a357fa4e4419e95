import type {
  Identification,
  Instant,
  LaneId,
  MaskEvidence,
  Personal,
  PersonId,
  PresentationAttack,
  VedetteError,
} from '@vedette/domain';
import type { Challenge } from '../attack/challenge.ts';
import type { ComparisonPolicy, Verification } from '../compare/policy.ts';
import type { Box, FivePoints } from '../image/geometry.ts';
import type { ModelIdentity } from '../model/identity.ts';
import type { QualityReport } from '../quality/quality.ts';

/** One face as seen in one image; positions in pixels of that image. */
export interface FaceObservation {
  readonly box: Box;
  /** Detector's certainty, 0 to 1. */
  readonly detection: number;
  /** Image-left eye, image-right eye, nose, image-left and image-right mouth corner. */
  readonly points: FivePoints;
  readonly quality: QualityReport;
  /**
   * Soft score of presentation attack detection, 0 (looks like an attack) to 1 (looks bona fide); null
   * when no model is loaded. Basic, not evaluated against ISO/IEC 30107-3, and never a proof by itself.
   */
  readonly attackScore: number | null;
  /** Probability that a mask is worn; null when no model is loaded. */
  readonly maskProbability: number | null;
}

/** A face of a still image with its reference: L2-normalised, `ModelIdentity.dimension` long. */
export interface FaceAnalysis extends FaceObservation {
  readonly reference: Float32Array;
}

/** Faces of a still image, the primary one first: nearest to the centre, with a bonus for size. */
export interface ImageAnalysis {
  readonly width: number;
  readonly height: number;
  readonly model: ModelIdentity;
  readonly faces: readonly FaceAnalysis[];
}

export interface EnrolOptions {
  /** Who is enrolled: not a duplicate of himself when he is enrolled again. */
  readonly subject?: PersonId;
  /** Enrol although someone else's reference looks the same (twins); off by default. */
  readonly allowDuplicate?: boolean;
  /** Refuse a picture whose soft score is that of an attack; for live capture, off for uploaded photographs. */
  readonly refuseAttack?: boolean;
}

export type EnrolResult =
  | {
      readonly state: 'accepted';
      readonly reference: Float32Array;
      readonly face: FaceObservation;
      readonly model: ModelIdentity;
    }
  | {
      readonly state: 'refused';
      /** `image-*` or `face-*`; when several faults were found, the gravest, with all in `details.problems`. */
      readonly error: VedetteError;
      /** The face that was refused, if there was one. */
      readonly face: FaceObservation | null;
      /** For `face-duplicate`: whose reference it resembles. */
      readonly duplicateOf: Personal<PersonId> | null;
    };

/**
 * A camera frame. The bytes belong to the engine from the call on: their buffer is transferred when they
 * fill it, so the caller must not touch them again.
 */
export type Frame = { readonly at: Instant } & (
  | { readonly kind: 'encoded'; readonly bytes: Uint8Array<ArrayBuffer> }
  | {
      readonly kind: 'rgb';
      readonly width: number;
      readonly height: number;
      readonly bytes: Uint8Array<ArrayBuffer>;
    }
);

/** A face followed from frame to frame; the number is never used again while the watch lives. */
export type TrackId = number;

/** What a lane learns of a track: the facts that `decide` takes. */
export interface FaceEvidence {
  readonly identification: Identification;
  readonly presentationAttack: PresentationAttack;
  readonly mask: MaskEvidence;
}

interface OfTrack {
  readonly lane: LaneId;
  readonly track: TrackId;
  /** Time of the frame that brought it. */
  readonly at: Instant;
}

/** What happens before a lane's camera, in order. `observed` comes with every frame, for the live picture. */
export type TrackEvent = OfTrack &
  (
    | { readonly kind: 'appeared'; readonly box: Box }
    | {
        readonly kind: 'observed';
        readonly box: Box;
        readonly frame: { readonly width: number; readonly height: number };
        /** Only of the face the lane serves; the others are null and only drawn. */
        readonly face: FaceObservation | null;
        /** Frames good enough to recognise so far, and how many are needed. */
        readonly good: number;
        readonly needed: number;
      }
    /** Enough good frames: comes once, and again only when the answer changes (a mask taken off, someone enrolled). */
    | { readonly kind: 'ready'; readonly evidence: FaceEvidence }
    | { readonly kind: 'challenge-asked'; readonly challenge: Challenge; readonly until: Instant }
    | {
        readonly kind: 'challenge-answered';
        readonly challenge: Challenge;
        readonly result: 'passed' | 'failed';
        readonly evidence: FaceEvidence;
      }
    | { readonly kind: 'lost'; readonly reason: 'gone' | 'another-face' | 'watch-ended' }
  );

export interface LaneWatch {
  readonly lane: LaneId;
  /** Never blocks and never queues: a frame that comes while one is being looked at replaces the one waiting. */
  frame(frame: Frame): void;
  /**
   * Asks the person to blink or turn. The choice is the caller's, made at random; the answer comes as an
   * event. Ignored when the track is gone.
   */
  ask(track: TrackId, challenge: Challenge): void;
  /** Figures since the watch began. */
  statistics(): WatchStatistics;
  /** Forgets the tracks of this lane, zeroing what they held. */
  end(): Promise<void>;
}

export interface WatchStatistics {
  readonly seen: number;
  /** Replaced by a later frame before they were looked at. */
  readonly skipped: number;
  /** Encoded frames that could not be decoded. */
  readonly unreadable: number;
  /** The engine failed on them. */
  readonly failed: number;
  /** Milliseconds of work on the last frame. */
  readonly lastFrame: number;
}

/** References on duty, in the worker's memory only. Calls resolve once a search sees the change. */
export interface EngineGallery {
  /** Adds the reference, or replaces the one the subject has. The array is copied; the caller zeroes its own. */
  put(subject: PersonId, reference: Float32Array): Promise<void>;
  /** Many at once, for the start of a terminal: `references` holds one after the other. */
  load(subjects: readonly PersonId[], references: Float32Array): Promise<void>;
  /** Zeroes the reference; false when there was none. */
  remove(subject: PersonId): Promise<boolean>;
  size(): Promise<number>;
}

/**
 * Faces on duty, in a worker thread. Nothing is written to disk or to a log. Every promise rejects with a
 * VedetteError.
 */
export interface FaceEngine {
  readonly model: ModelIdentity;
  readonly policy: ComparisonPolicy;
  readonly gallery: EngineGallery;
  /**
   * All faces of a JPEG, PNG or WebP; reports quality but gates nothing.
   * @throws VedetteError image-empty, image-truncated, image-too-large, image-not-an-image
   */
  analyse(image: Uint8Array): Promise<ImageAnalysis>;
  /** One face of enrolment quality, unlike any other enrolled; what is wrong with the picture is a result, not a throw. */
  enrol(image: Uint8Array, options?: EnrolOptions): Promise<EnrolResult>;
  /** 1:1 of two references of this engine's model, by the verification threshold. */
  compare(probe: Float32Array, reference: Float32Array): Verification;
  /** 1:1 of a still (a document's photograph) with who stands in the lane now; null when no good frame is at hand. */
  compareWithTrack(lane: LaneId, track: TrackId, reference: Float32Array): Promise<Verification | null>;
  /** @throws VedetteError conflict when the lane is already watched */
  watch(lane: LaneId, onEvent: (event: TrackEvent) => void): LaneWatch;
  /** The policy after a calibration; takes effect with the next frame. */
  usePolicy(policy: ComparisonPolicy): Promise<void>;
  /** The worker has died: every pending call is rejected and the owner opens a new engine. */
  onFailure(listener: (error: VedetteError) => void): () => void;
  /** Zeroes references and tracks and ends the worker. */
  close(): Promise<void>;
}

export interface FaceEngineOptions {
  /** Folder that `ensureModels` filled; `VEDETTE_MODELS` or `.cache/models` by default. */
  readonly modelsDir?: string;
  /** `default` (fr_feature, 512-d), `public-domain` (dlib, 128-d), or the path of another model's manifest. */
  readonly profile?: string;
  /** Presentation attack detection: `default` (fr_liveness), `none`, or the path of another model's manifest. */
  readonly attack?: string;
  /** Thresholds of a calibration; the model's own when absent. */
  readonly policy?: ComparisonPolicy;
}
