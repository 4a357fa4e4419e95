import {
  after,
  comparisonScore,
  duration,
  type Identification,
  type Instant,
  instant,
  type LaneId,
  type MaskEvidence,
  type PersonId,
  type PresentationAttack,
} from '@vedette/domain';
import type {
  Challenge,
  FaceAnalysis,
  FaceEngine,
  FaceEvidence,
  FaceObservation,
  ModelIdentity,
  TrackEvent,
  TrackId,
  Verification,
} from '@vedette/face';

export interface Look {
  readonly who?: PersonId | 'stranger' | 'ambiguous';
  readonly mask?: MaskEvidence['state'];
  readonly attack?: PresentationAttack['state'];
  readonly challenge?: PresentationAttack['challenge'];
  readonly interEye?: number;
  readonly faults?: FaceObservation['quality']['faults'];
}

/** Somebody before the camera. */
export interface Figure {
  readonly track: TrackId;
  /** Nearer or farther, or with another face than before; the next frame shows it. */
  looks(look: Look): void;
  /** One more frame of them, with no news. */
  seen(): void;
  /** Enough good frames: what the engine makes of the face; again when it changes. */
  read(): void;
  answers(result: 'passed' | 'failed'): void;
  leaves(): void;
  /** The engine loses them from one frame to the next, and takes them for somebody new. */
  breaks(): Figure;
}

/** A face engine for a lane: who stands there, and what is seen of them, is up to the test. */
export interface ScriptedFace extends Pick<FaceEngine, 'watch' | 'analyse' | 'compareWithTrack'> {
  /** How the photograph of a document compares with whoever stands there. */
  likeness: Verification['state'] | null;
  /** Somebody steps up and is the nearest from now on. */
  stepUp(look?: Look): Figure;
  /** Steps up and is read at once. */
  comes(look?: Look): Figure;
  /** Challenges that the lane asked for. */
  readonly asked: readonly Challenge[];
  readonly frames: number;
  readonly pictures: readonly Uint8Array[];
}

function identification(who: Look['who']): Identification {
  const by = { kind: 'identification', by: 'face' } as const;
  if (who === undefined || who === 'stranger') return { ...by, state: 'not-identified' };
  if (who === 'ambiguous') return { ...by, state: 'ambiguous' };
  return { ...by, state: 'identified', subject: who, standing: 'sufficient', score: comparisonScore(0.7) };
}

function evidenceOf({ who, mask, attack, challenge }: Look): FaceEvidence {
  return {
    identification: identification(who),
    presentationAttack: {
      kind: 'presentation-attack',
      state: attack ?? 'bona-fide',
      challenge: challenge ?? 'none',
    },
    mask: { kind: 'mask', state: mask ?? 'not-worn' },
  };
}

function observationOf({ interEye = 80, faults = [] }: Look): FaceObservation {
  const point = { x: 1, y: 1 };
  return {
    box: { left: 160, top: 120, width: 320, height: 240 },
    detection: 1,
    points: [point, point, point, point, point],
    quality: {
      ...{ interEye, yaw: 0, pitch: 0, roll: 0, sharpness: 0.5, light: 120, inside: 1 },
      ...{ eyesOpen: 1, mouthOpen: 0, faults },
    },
    attackScore: null,
    maskProbability: null,
  };
}

export function scriptedFace(lane: LaneId, now: () => Instant): ScriptedFace {
  let listener: (event: TrackEvent) => void = () => undefined;
  let made = 0;
  let frames = 0;
  let primary: TrackId | null = null;
  const figures = new Map<TrackId, Look>();
  const unseen = new Set<TrackId>();
  const asked: Challenge[] = [];
  const pictures: Uint8Array[] = [];
  let shown = 0;
  /** No two frames are of the same moment. */
  const of = (track: TrackId) => ({ lane, track, at: instant(now() + shown / 1_000) });

  function observe(track: TrackId, look: Look, good: number): void {
    const observation = observationOf(look);
    const face = track === primary ? observation : null;
    const frame = { width: 640, height: 480 };
    listener({ kind: 'observed', ...of(track), box: observation.box, frame, face, good, needed: 3 });
  }
  /** One frame: the nearest first, then everybody else who is in it. */
  function show(good: number): void {
    shown += 1;
    const others = [...figures].filter(([track]) => track !== primary);
    const nearest = primary === null ? undefined : figures.get(primary);
    if (primary !== null && nearest !== undefined) observe(primary, nearest, good);
    for (const [track, look] of others) observe(track, look, good);
  }
  function lose(track: TrackId): void {
    const isInSight = figures.delete(track);
    if (!isInSight && !unseen.delete(track)) return;
    if (primary === track) primary = [...figures.keys()].at(-1) ?? null;
    listener({ kind: 'lost', ...of(track), reason: 'gone' });
    show(0);
    show(0);
  }
  function stepUp(first: Look = {}): Figure {
    made += 1;
    const track = made;
    let look = first;
    figures.set(track, look);
    primary = track;
    shown += 1;
    listener({ kind: 'appeared', ...of(track), box: observationOf(look).box });
    shown -= 1;
    show(0);
    show(0);
    return {
      track,
      looks(next) {
        look = { ...look, ...next };
        figures.set(track, look);
      },
      seen: () => show(1),
      read: () => listener({ kind: 'ready', ...of(track), evidence: evidenceOf(look) }),
      answers(result) {
        look = { ...look, challenge: result };
        const challenge = asked.at(-1) ?? 'blink';
        listener({ kind: 'challenge-answered', ...of(track), challenge, result, evidence: evidenceOf(look) });
      },
      leaves: () => lose(track),
      breaks() {
        figures.delete(track);
        unseen.add(track);
        return stepUp(look);
      },
    };
  }
  return {
    asked,
    pictures,
    likeness: null,
    async analyse() {
      const face: FaceAnalysis = { ...observationOf({}), reference: new Float32Array(2) };
      const model = { name: 'scripted', version: '1', dimension: 2 } as unknown as ModelIdentity;
      return { width: 102, height: 126, model, faces: [face] };
    },
    async compareWithTrack(_lane, track) {
      const state = figures.has(track) ? this.likeness : null;
      return state === null ? null : { state, score: comparisonScore(0.5), threshold: comparisonScore(0.4) };
    },
    get frames() {
      return frames;
    },
    stepUp,
    comes(look) {
      const figure = stepUp(look);
      figure.read();
      return figure;
    },
    watch(_lane, onEvent) {
      listener = onEvent;
      return {
        lane,
        frame({ bytes }) {
          frames += 1;
          pictures.push(bytes);
          if (pictures.length > 20) pictures.shift();
        },
        ask(track, challenge) {
          if (!figures.has(track)) return;
          asked.push(challenge);
          const until = after(now(), duration(8_000));
          listener({ kind: 'challenge-asked', ...of(track), challenge, until });
        },
        statistics: () => ({ seen: frames, skipped: 0, unreadable: 0, failed: 0, lastFrame: 1 }),
        async end() {
          for (const track of [...figures.keys()]) {
            figures.delete(track);
            listener({ kind: 'lost', ...of(track), reason: 'watch-ended' });
          }
          listener = () => undefined;
        },
      };
    },
  };
}
