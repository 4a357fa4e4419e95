import { createHash } from 'node:crypto';
import { comparisonScore, type ErrorCode, Personal, type PersonId, VedetteError } from '@vedette/domain';
import type { EnrolResult, FaceEngine, FaceObservation } from '@vedette/face';

const dimension = 8;

/** A picture that `wordFace` sees the face of `who` in; `shot` makes another picture of the same face. */
export function picture(who: string, shot = 1): Buffer {
  return Buffer.from(`face ${who} ${shot}`);
}

function vectorOf(who: string): Float32Array {
  const bytes = createHash('sha256').update(who).digest().subarray(0, dimension);
  const vector = Float32Array.from(bytes, (byte) => byte - 127.5);
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

const observation: FaceObservation = {
  box: { left: 0, top: 0, width: 200, height: 200 },
  detection: 1,
  points: [
    { x: 1, y: 1 },
    { x: 2, y: 1 },
    { x: 2, y: 2 },
    { x: 1, y: 3 },
    { x: 2, y: 3 },
  ],
  quality: {
    ...{ interEye: 90, yaw: 3, pitch: 0, roll: 0, sharpness: 0.5, light: 120, inside: 1 },
    ...{ eyesOpen: 1, mouthOpen: 0, faults: [] },
  },
  attackScore: null,
  maskProbability: null,
};

function refused(code: ErrorCode, duplicateOf: PersonId | null = null): EnrolResult {
  const error = new VedetteError(code, 'caller');
  return {
    state: 'refused',
    error,
    face: null,
    duplicateOf: duplicateOf === null ? null : new Personal(duplicateOf),
  };
}

/**
 * A face engine for tests that are not about faces: it reads `face <who> <shot>` out of the bytes, and a
 * picture that says `fault <code>` is refused with that code. Same word, same face.
 */
export function wordFace(): FaceEngine & { readonly onDuty: ReadonlyMap<PersonId, Float32Array> } {
  const onDuty = new Map<PersonId, Float32Array>();
  let policy: FaceEngine['policy'] = {
    verification: comparisonScore(0.41),
    identification: [
      { upTo: 500, threshold: comparisonScore(0.48) },
      { upTo: 5000, threshold: comparisonScore(0.54) },
    ],
    beyond: comparisonScore(0.61),
    margin: 0.05,
    frames: 3,
    calibrated: false,
  };
  const model = { id: 'word', name: 'word', dimension };
  const unused = (): never => {
    throw new Error('not for these tests');
  };
  const dot = (a: Float32Array, b: Float32Array): number =>
    a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
  return {
    model,
    onDuty,
    get policy() {
      return policy;
    },
    gallery: {
      put: async (subject, reference) => void onDuty.set(subject, reference.slice()),
      load: async (subjects, references) => {
        for (const [row, subject] of subjects.entries()) {
          onDuty.set(subject, references.slice(row * dimension, (row + 1) * dimension));
        }
      },
      remove: async (subject) => onDuty.delete(subject),
      size: async () => onDuty.size,
    },
    analyse: unused,
    async enrol(image, { subject, allowDuplicate = false } = {}) {
      const [kind, word = ''] = Buffer.from(image).toString('utf8').split(' ');
      if (image.length === 0) return refused('image-empty');
      if (kind === 'fault') return refused(word as ErrorCode);
      if (kind !== 'face') return refused('image-not-an-image');
      const reference = vectorOf(word);
      const twin = [...onDuty].find(([person, known]) => person !== subject && dot(known, reference) > 0.95);
      if (twin !== undefined && !allowDuplicate) return refused('face-duplicate', twin[0]);
      return { state: 'accepted', reference, face: observation, model };
    },
    compare(probe, reference) {
      const score = comparisonScore(dot(probe, reference));
      return {
        state: score >= policy.verification ? 'match' : 'mismatch',
        score,
        threshold: policy.verification,
      };
    },
    compareWithTrack: unused,
    watch: unused,
    usePolicy: async (next) => {
      policy = next;
    },
    onFailure: () => () => undefined,
    close: async () => onDuty.clear(),
  };
}
