import type { Coaching, ToKiosk } from '@vedette/contract';
import { type Evidence, type Instant, type LaneId, VedetteError } from '@vedette/domain';
import type { PageCamera } from '@vedette/drivers';
import type { Challenge, FaceEngine, LaneWatch, TrackEvent, TrackId } from '@vedette/face';
import { jpegSize } from '../kiosk-link/frame.ts';
import { coach } from './coaching.ts';
import type { FrameFeed } from './pages.ts';

/** What the lane is told of the person before its camera. */
export interface SightListener {
  appeared(track: TrackId): void;
  /** Fresh evidence of the face, and whether it should be judged anew. */
  evidence(track: TrackId, evidence: readonly Evidence[]): void;
  left(track: TrackId): void;
  coaching(advice: Coaching | null): void;
  challenged(challenge: Challenge | null): void;
  boxes(message: Extract<ToKiosk, { type: 'faces' }>): void;
}

/** The lane's eye: page frames in, facts about one person out. */
export interface Sight {
  /** A way in for the frames of one page. */
  openFeed(): FrameFeed;
  /** Asks the person who stands here to blink or turn. */
  ask(challenge: Challenge): void;
  /** The newest frame, kept in memory only, until the next. */
  picture(): { readonly jpeg: Uint8Array; readonly takenAt: Instant } | null;
  framesPerSecond(): number;
  msPerFrame(): number;
  close(): Promise<void>;
}

export interface SightNeeds {
  readonly lane: LaneId;
  readonly engine: Pick<FaceEngine, 'watch'>;
  readonly camera: PageCamera;
  readonly listener: SightListener;
}

type Observed = Extract<TrackEvent, { kind: 'observed' }>;

/** Pixels between the eyes from which on somebody is thought to want to pass, not to walk by. */
const approachingInterEye = 28;

export function openSight({ lane, engine, camera, listener }: SightNeeds): Sight {
  let newest: { readonly jpeg: Uint8Array; readonly takenAt: Instant } | null = null;
  let primary: TrackId | null = null;
  let seen: { at: Instant; boxes: Extract<ToKiosk, { type: 'faces' }>['boxes'] } | null = null;
  let rate = { from: 0, frames: 0, value: 0 };

  function countFrame(at: Instant): void {
    rate.frames += 1;
    if (at - rate.from < 1_000) return;
    rate = { from: at, frames: 0, value: (rate.frames * 1_000) / Math.max(1, at - rate.from) };
  }
  function draw({ at, box, frame }: Observed): void {
    const drawn = {
      x: box.left / frame.width,
      y: box.top / frame.height,
      width: box.width / frame.width,
      height: box.height / frame.height,
    };
    seen = { at, boxes: seen?.at === at ? [...seen.boxes, drawn] : [drawn] };
    listener.boxes({ type: 'faces', sequence: 0, boxes: seen.boxes });
  }
  function observed(event: Observed): void {
    draw(event);
    if (event.face === null) return;
    const { faults, interEye } = event.face.quality;
    listener.coaching(event.good < event.needed ? coach(faults) : null);
    if (primary === event.track || interEye < approachingInterEye) return;
    primary = event.track;
    listener.appeared(event.track);
  }
  function lost(track: TrackId): void {
    listener.boxes({ type: 'faces', sequence: 0, boxes: [] });
    if (track !== primary) return;
    primary = null;
    listener.coaching(null);
    listener.challenged(null);
    listener.left(track);
  }
  function onEvent(event: TrackEvent): void {
    if (event.kind === 'observed') observed(event);
    else if (event.kind === 'lost') lost(event.track);
    else if (event.kind === 'challenge-asked') listener.challenged(event.challenge);
    else if (event.kind === 'ready' || event.kind === 'challenge-answered') {
      const { identification, presentationAttack, mask } = event.evidence;
      if (event.kind === 'challenge-answered') listener.challenged(null);
      listener.evidence(event.track, [identification, presentationAttack, mask]);
    }
  }

  const watch: LaneWatch = engine.watch(lane, onEvent);
  const unsubscribe = camera.frames((frame) => {
    countFrame(frame.takenAt);
    newest = { jpeg: frame.bytes, takenAt: frame.takenAt };
    // The engine takes the buffer over; the picture for a capture must outlive it.
    watch.frame({ kind: 'encoded', at: frame.takenAt, bytes: new Uint8Array(frame.bytes) });
  });
  return {
    openFeed() {
      const feed = camera.attach();
      return {
        push({ sequence, takenAt, jpeg }) {
          const size = jpegSize(jpeg);
          if (size === null) throw new VedetteError('input-invalid', 'caller', { at: 'frame' });
          feed.push({ sequence, takenAt, encoding: 'jpeg', ...size, bytes: jpeg });
        },
        close() {
          feed.close();
          newest = null;
        },
      };
    },
    ask(challenge) {
      if (primary !== null) watch.ask(primary, challenge);
    },
    picture: () => newest,
    framesPerSecond: () => rate.value,
    msPerFrame: () => watch.statistics().lastFrame,
    async close() {
      unsubscribe();
      await watch.end();
    },
  };
}
