import { type LaneId, Personal, VedetteError } from '@vedette/domain';
import type { ComparisonPolicy } from '../compare/policy.ts';
import { verify } from '../compare/verify.ts';
import { dispatcher } from './dispatcher.ts';
import type { EngineGallery, EnrolResult, FaceEngine, FaceEngineOptions } from './face-engine.ts';
import { type LaneWatching, openLaneWatch } from './lane-watch.ts';
import { fromWire, type WireEnrolment } from './worker/protocol.ts';
import { openWorkerLink, type WorkerLink } from './worker-link.ts';

/**
 * Opens the models in a worker thread of their own.
 * @throws VedetteError model-missing (run the set-up), model-invalid
 */
export async function openFaceEngine(options: FaceEngineOptions = {}): Promise<FaceEngine> {
  const { modelsDir, profile, attack, policy = null } = options;
  const link = await openWorkerLink({ modelsDir, profile, attack, policy });
  return engineOver(link);
}

function engineOver(link: WorkerLink): FaceEngine {
  const { model } = link.ready;
  const lanes = new Map<LaneId, LaneWatching>();
  let policy: ComparisonPolicy = link.ready.policy;
  const work = dispatcher(
    (lane, frame) => link.call('frame', { lane, frame }, transferable(frame.bytes)),
    (lane, result) => lanes.get(lane)?.deliver(result),
  );
  return {
    model,
    get policy() {
      return policy;
    },
    gallery: galleryOver(link),
    analyse: (image) => work.still(() => link.call('analyse', { bytes: alone(image) })),
    async enrol(image, { subject = null, allowDuplicate = false, refuseAttack = false } = {}) {
      const input = { bytes: alone(image), subject, allowDuplicate, refuseAttack };
      const enrolment = work.still(() => link.call('enrol', input));
      return enrolment.then((result) => fromEnrolment(result, link), refuseImage);
    },
    compare: (probe, reference) => verify(probe, reference, policy),
    compareWithTrack(lane, track, reference) {
      const copy = reference.slice();
      return link.call('compare-track', { lane, track, reference: copy }, [copy.buffer]);
    },
    watch(lane, onEvent) {
      if (lanes.has(lane)) throw new VedetteError('conflict', 'caller', { at: 'lane' });
      const watching = openLaneWatch(lane, link, work, onEvent, () => lanes.delete(lane));
      lanes.set(lane, watching);
      return watching.watch;
    },
    async usePolicy(next) {
      await link.call('policy', { policy: next });
      policy = next;
    },
    onFailure: (listener) => link.onFailure(listener),
    close: () => link.close(),
  };
}

/** Bytes that own their memory: of a slice, structured clone would copy the whole pool that it lies in. */
function alone(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes);
}

/** The buffer, when the bytes fill it: then it moves to the worker without a copy. */
function transferable({ buffer, byteLength }: Uint8Array<ArrayBuffer>): readonly ArrayBuffer[] {
  return buffer.byteLength === byteLength ? [buffer] : [];
}

function galleryOver(link: WorkerLink): EngineGallery {
  return {
    async put(subject, reference) {
      const copy = reference.slice();
      await link.call('gallery-put', { subjects: [subject], references: copy }, [copy.buffer]);
    },
    async load(subjects, references) {
      const copy = references.slice();
      await link.call('gallery-put', { subjects, references: copy }, [copy.buffer]);
    },
    remove: (subject) => link.call('gallery-remove', { subject }),
    size: () => link.call('gallery-size', null),
  };
}

function fromEnrolment(result: WireEnrolment, { ready }: WorkerLink): EnrolResult {
  if (result.state === 'accepted') {
    const { reference, ...face } = result.face;
    return { state: 'accepted', reference, face, model: ready.model };
  }
  const { error, face, duplicateOf } = result;
  return {
    state: 'refused',
    error: fromWire(error),
    face,
    duplicateOf: duplicateOf === null ? null : new Personal(duplicateOf),
  };
}

/** A picture that cannot be read is a refusal like any other; anything else is a failure. */
function refuseImage(error: unknown): EnrolResult {
  if (!(error instanceof VedetteError) || !error.code.startsWith('image-')) throw error;
  return { state: 'refused', error, face: null, duplicateOf: null };
}
