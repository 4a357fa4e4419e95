import { comparisonScore, type LaneId, type PersonId, VedetteError } from '@vedette/domain';
import { type Analyser, openAnalyser } from '../../analyser/analyser.ts';
import { derivePolicy, manifestPolicy } from '../../compare/derive-policy.ts';
import type { ComparisonPolicy } from '../../compare/policy.ts';
import { judgeScore } from '../../compare/verify.ts';
import { enrolmentCandidate } from '../../enrol/enrol.ts';
import { lfwTable } from '../../fmr/fmr-table.ts';
import { type Gallery, openGallery } from '../../gallery/index.ts';
import { decodeImage } from '../../image/decode.ts';
import type { RgbImage } from '../../image/rgb-image.ts';
import { type FaceModels, openModels } from '../../model/open-models.ts';
import type { EvidenceRules } from '../../track/evidence.ts';
import { scoreAgainst } from '../../track/face-track.ts';
import type { FaceAnalysis, Frame } from '../face-engine.ts';
import { type Lane, openLane } from './lane.ts';
import { type CallName, type Calls, toWire, type WireEnrolment, type WorkerOptions } from './protocol.ts';

/** The calls of the worker, run one after the other. */
export type Service = { readonly [N in CallName]: (input: Calls[N]['in']) => Promise<Calls[N]['out']> };

/** Without a model every track stays uncertain, so these limits never speak. */
const noAttackModel = { bonaFideFrom: 1, attackBelow: 0 };

interface State {
  readonly models: FaceModels;
  readonly analyser: Analyser;
  readonly gallery: Gallery;
  readonly lanes: Map<LaneId, Lane>;
  policy: ComparisonPolicy;
  /** Grows with every change of the gallery. */
  version: number;
}

export async function openService(options: WorkerOptions): Promise<{ service: Service; state: State }> {
  const models = await openModels(options);
  const { identity } = models.embedder;
  const state: State = {
    models,
    analyser: openAnalyser(models),
    gallery: await openGallery({ dimension: identity.dimension }),
    lanes: new Map(),
    policy: options.policy ?? policyFor(models),
    version: 1,
  };
  return {
    state,
    service: { ...stillCalls(state), ...laneCalls(state), ...galleryCalls(state), ...ownCalls(state) },
  };
}

/** The committed table speaks for the model it was measured with; any other brings its own thresholds. */
function policyFor({ embedderManifest }: FaceModels): ComparisonPolicy {
  const isMeasured = embedderManifest.sha256 === lfwTable.modelSha256;
  return isMeasured ? derivePolicy(lfwTable) : manifestPolicy(embedderManifest);
}

function stillCalls(state: State): Pick<Service, 'analyse' | 'enrol'> {
  return {
    analyse: ({ bytes }) => state.analyser.analyse(bytes),
    enrol: (input) => enrol(state, input),
  };
}

async function enrol(state: State, input: Calls['enrol']['in']): Promise<WireEnrolment> {
  const image = await state.analyser.analyse(input.bytes);
  const attackBelow = (state.models.attack?.manifest ?? noAttackModel).attackBelow;
  const candidate = enrolmentCandidate(image, { refuseAttack: input.refuseAttack, attackBelow });
  for (const { reference } of image.faces) if (candidate.face?.reference !== reference) reference.fill(0);
  if (candidate.state === 'refused') {
    candidate.face?.reference.fill(0);
    return { state: 'refused', error: toWire(candidate.error), face: candidate.face, duplicateOf: null };
  }
  const other = input.allowDuplicate ? null : duplicateOf(state, candidate.face, input.subject);
  if (other === null) return { state: 'accepted', face: candidate.face };
  candidate.face.reference.fill(0);
  const error = toWire(new VedetteError('face-duplicate', 'caller'));
  return { state: 'refused', error, face: candidate.face, duplicateOf: other };
}

/** Someone else whose reference would match this one 1:1. */
function duplicateOf(
  { gallery, policy }: State,
  face: FaceAnalysis,
  subject: PersonId | null,
): PersonId | null {
  const other = gallery.search(face.reference, 2).find((hit) => hit.subject !== subject);
  return other !== undefined && other.score >= policy.verification ? other.subject : null;
}

function laneCalls(state: State): Pick<Service, 'frame' | 'ask' | 'compare-track' | 'end-lane'> {
  return {
    async frame({ lane, frame }) {
      const start = performance.now();
      const image = await decodeFrame(frame).catch(() => null);
      if (image === null) return { events: [], readable: false, milliseconds: performance.now() - start };
      const picture = state.analyser.open(image);
      const events = await laneOf(state, lane)
        .frame(picture, frame.at)
        .finally(() => state.analyser.release(picture));
      return { events, readable: true, milliseconds: performance.now() - start };
    },
    async ask({ lane, track, challenge }) {
      state.lanes.get(lane)?.ask(track, challenge);
      return null;
    },
    async 'compare-track'({ lane, track, reference }) {
      const found = state.lanes.get(lane)?.find(track);
      const score = found === undefined ? null : scoreAgainst(found, reference);
      reference.fill(0);
      return score === null ? null : judgeScore(comparisonScore(score), state.policy);
    },
    async 'end-lane'({ lane }) {
      const events = state.lanes.get(lane)?.end() ?? [];
      state.lanes.delete(lane);
      return { events, readable: true, milliseconds: 0 };
    },
  };
}

async function decodeFrame(frame: Frame): Promise<RgbImage> {
  if (frame.kind === 'encoded') return decodeImage(frame.bytes);
  const { width, height, bytes } = frame;
  const isWhole = [width, height].every((side) => Number.isInteger(side) && side > 0);
  if (!isWhole || bytes.length !== width * height * 3) throw new VedetteError('image-truncated', 'caller');
  return { width, height, data: bytes };
}

function laneOf(state: State, id: LaneId): Lane {
  const known = state.lanes.get(id);
  if (known !== undefined) return known;
  const lane = openLane(id, {
    analyser: state.analyser,
    gallery: state.gallery,
    rules: () => rulesOf(state),
    galleryVersion: () => state.version,
  });
  state.lanes.set(id, lane);
  return lane;
}

function rulesOf({ policy, gallery, models }: State): EvidenceRules {
  return {
    policy,
    enrolled: gallery.subjects,
    attack: models.attack?.manifest ?? noAttackModel,
    mask: models.mask.manifest,
  };
}

function galleryCalls(state: State): Pick<Service, 'gallery-put' | 'gallery-remove' | 'gallery-size'> {
  const { gallery } = state;
  const { dimension } = state.models.embedder.identity;
  return {
    async 'gallery-put'({ subjects, references }) {
      if (references.length !== subjects.length * dimension) {
        throw new VedetteError('input-invalid', 'caller', { at: 'reference' });
      }
      state.version++;
      try {
        subjects.forEach((subject, i) => {
          putReference(gallery, subject, references.subarray(i * dimension, (i + 1) * dimension));
        });
      } finally {
        references.fill(0);
      }
      return null;
    },
    async 'gallery-remove'({ subject }) {
      state.version++;
      return gallery.remove(subject) > 0;
    },
    'gallery-size': async () => gallery.subjects,
  };
}

/** One reference a person: a bad new one leaves the old one where it is. */
function putReference(gallery: Gallery, subject: PersonId, reference: Float32Array): void {
  try {
    gallery.replace(subject, reference);
  } catch (error) {
    if (!(error instanceof VedetteError) || error.code !== 'not-found') throw error;
    gallery.add(subject, reference);
  }
}

function ownCalls(state: State): Pick<Service, 'policy' | 'close'> {
  return {
    async policy({ policy }) {
      state.policy = policy;
      return null;
    },
    async close() {
      for (const lane of state.lanes.values()) lane.end();
      state.lanes.clear();
      state.gallery.close();
      await state.models.close();
      return null;
    },
  };
}
