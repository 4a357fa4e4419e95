import type { ErrorCode, ErrorDetails, Fault, LaneId, PersonId } from '@vedette/domain';
import { VedetteError } from '@vedette/domain';
import type { Challenge } from '../../attack/challenge.ts';
import type { ComparisonPolicy, Verification } from '../../compare/policy.ts';
import type { ModelIdentity } from '../../model/identity.ts';
import type { ModelChoice } from '../../model/open-models.ts';
import type { FaceAnalysis, Frame, ImageAnalysis, TrackEvent, TrackId } from '../face-engine.ts';

/** What the worker is started with. */
export interface WorkerOptions extends ModelChoice {
  readonly policy: ComparisonPolicy | null;
}

/** The worker's first word. */
export interface WorkerReady {
  readonly model: ModelIdentity;
  readonly policy: ComparisonPolicy;
}

export interface FrameResult {
  readonly events: readonly TrackEvent[];
  readonly readable: boolean;
  readonly milliseconds: number;
}

/** `EnrolResult` in a form that crosses a thread: errors as data, the other's id not yet personal. */
export type WireEnrolment =
  | { readonly state: 'accepted'; readonly face: FaceAnalysis }
  | {
      readonly state: 'refused';
      readonly error: WireError;
      readonly face: FaceAnalysis | null;
      readonly duplicateOf: PersonId | null;
    };

/** Each call's arguments and result. */
export interface Calls {
  analyse: { in: { bytes: Uint8Array }; out: ImageAnalysis };
  enrol: {
    in: { bytes: Uint8Array; subject: PersonId | null; allowDuplicate: boolean; refuseAttack: boolean };
    out: WireEnrolment;
  };
  frame: { in: { lane: LaneId; frame: Frame }; out: FrameResult };
  ask: { in: { lane: LaneId; track: TrackId; challenge: Challenge }; out: null };
  'compare-track': {
    in: { lane: LaneId; track: TrackId; reference: Float32Array };
    out: Verification | null;
  };
  'end-lane': { in: { lane: LaneId }; out: FrameResult };
  'gallery-put': { in: { subjects: readonly PersonId[]; references: Float32Array }; out: null };
  'gallery-remove': { in: { subject: PersonId }; out: boolean };
  'gallery-size': { in: null; out: number };
  policy: { in: { policy: ComparisonPolicy }; out: null };
  close: { in: null; out: null };
}
export type CallName = keyof Calls;

export type Request = {
  [N in CallName]: { readonly id: number; readonly name: N; readonly in: Calls[N]['in'] };
}[CallName];

export type Reply =
  | { readonly id: number; readonly out: Calls[CallName]['out'] }
  | { readonly id: number; readonly error: WireError };

export interface WireError {
  readonly code: ErrorCode;
  readonly fault: Fault;
  readonly details: ErrorDetails;
}

/** Anything unexpected becomes `internal`: its message might tell of a person. */
export function toWire(error: unknown): WireError {
  if (!(error instanceof VedetteError)) return { code: 'internal', fault: 'self', details: {} };
  return { code: error.code, fault: error.fault, details: error.details };
}

export const fromWire = ({ code, fault, details }: WireError): VedetteError =>
  new VedetteError(code, fault, details);
