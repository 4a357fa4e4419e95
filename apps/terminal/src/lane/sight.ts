import type { Coaching, ToKiosk } from '@vedette/contract';
import { type Evidence, type Instant, type LaneId, VedetteError } from '@vedette/domain';
import type { PageCamera } from '@vedette/drivers';
import type { Challenge, FaceEngine, LaneWatch, TrackEvent, TrackId } from '@vedette/face';
import { jpegSize } from '../kiosk-link/frame.ts';
import { coach } from './coaching.ts';
import type { FrameFeed } from './pages.ts';

/** What the lane is told of the person before its camera. */
export interface SightListener {
  /** @param follows whose place they have taken, when it may be the same person whom the engine lost */
  appeared(track: TrackId, follows: TrackId | null): void;
  /** Fresh evidence of a face, whether it is the nearest or not. */
  evidence(track: TrackId, evidence: readonly Evidence[]): void;
  /** Nobody, or somebody else, is before the camera now; or there is no camera any more. */
  left(track: TrackId): void;
  /** The engine will not speak of that face again. */
  lost(track: TrackId): void;
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
  /** The newest frame, kept in memory only, until the next and while the lane says that it is wanted. */
  picture(): Picture | null;
  /** Zeroes the newest frame. */
  dropPicture(): void;
  framesPerSecond(): number;
  msPerFrame(): number;
  close(): Promise<void>;
}

export interface Picture {
  readonly jpeg: Uint8Array;
  readonly takenAt: Instant;
}

export interface SightNeeds {
  readonly lane: LaneId;
  readonly engine: Pick<FaceEngine, 'watch'>;
  readonly camera: PageCamera;
  readonly listener: SightListener;
  /** Whether the passage may have to keep a picture. */
  readonly wantsPicture: () => boolean;
  readonly onFault: (cause: unknown) => void;
}

type Observed = Extract<TrackEvent, { kind: 'observed' }>;

/** Pixels between the eyes from which on somebody is thought to want to pass, not to walk by. */
const approachingInterEye = 28;

export function openSight(needs: SightNeeds): Sight {
  const { lane, engine, camera, listener, wantsPicture, onFault } = needs;
  let newest: Picture | null = null;
  let primary: TrackId | null = null;
  /** The frames in which each track was first and last seen. */
  const spans = new Map<TrackId, { readonly first: Instant; last: Instant }>();
  /** Who is about to take the place of the primary, and since which frame. */
  let rival: { readonly track: TrackId; readonly at: Instant } | null = null;
  let advice: Coaching | null = null;
  let seen: { at: Instant; boxes: Extract<ToKiosk, { type: 'faces' }>['boxes'] } | null = null;
  let rate = { from: 0, frames: 0, value: 0 };

  function countFrame(at: Instant): void {
    rate.frames += 1;
    if (Math.abs(at - rate.from) < 1_000) return;
    rate = { from: at, frames: 0, value: (rate.frames * 1_000) / Math.max(1, at - rate.from) };
  }
  function dropPicture(): void {
    newest?.jpeg.fill(0);
    newest = null;
  }
  function coaching(next: Coaching | null): void {
    if (next === advice) return;
    advice = next;
    listener.coaching(next);
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
  function noteSeen({ track, at }: Observed): void {
    const span = spans.get(track);
    if (span === undefined) spans.set(track, { first: at, last: at });
    else span.last = at;
  }
  /** Nobody was ever seen beside the one before: they may be the same, lost from one frame to the next. */
  function mayFollow(track: TrackId, before: TrackId): boolean {
    const [own, older] = [spans.get(track), spans.get(before)];
    return own !== undefined && older !== undefined && older.last < own.first;
  }
  function takeOver({ track, at }: Observed): void {
    // The other faces of this frame are still to come.
    if (rival?.track !== track) rival = { track, at };
    if (primary === null || rival.at === at) return;
    const follows = mayFollow(track, primary) ? primary : null;
    if (follows === null) leave();
    arrive(track, follows);
  }
  function arrive(track: TrackId, follows: TrackId | null): void {
    primary = track;
    rival = null;
    listener.appeared(track, follows);
  }
  function observed(event: Observed): void {
    noteSeen(event);
    draw(event);
    if (event.face === null) return;
    const { faults, interEye } = event.face.quality;
    coaching(event.good < event.needed ? coach(faults) : null);
    if (primary === event.track || interEye < approachingInterEye) return;
    if (primary === null) arrive(event.track, null);
    else takeOver(event);
  }
  /** Whoever stood here does so no more, as far as can be seen. */
  function leave(): void {
    if (primary === null) return;
    const left = primary;
    primary = null;
    listener.challenged(null);
    listener.left(left);
  }
  function lost(track: TrackId): void {
    listener.boxes({ type: 'faces', sequence: 0, boxes: [] });
    if (track === primary) {
      coaching(null);
      leave();
    }
    spans.delete(track);
    listener.lost(track);
  }
  function onEvent(event: TrackEvent): void {
    if (event.kind === 'observed') observed(event);
    else if (event.kind === 'lost') lost(event.track);
    else if (event.kind === 'challenge-asked' && event.track === primary)
      listener.challenged(event.challenge);
    else if (event.kind === 'ready' || event.kind === 'challenge-answered') {
      const { identification, presentationAttack, mask } = event.evidence;
      if (event.kind === 'challenge-answered' && event.track === primary) listener.challenged(null);
      listener.evidence(event.track, [identification, presentationAttack, mask]);
    }
  }
  /** What fails here must not reach the engine: it would blind the lane. */
  function guarded(event: TrackEvent): void {
    try {
      onEvent(event);
    } catch (cause) {
      onFault(cause);
    }
  }
  function cameraGone(): void {
    listener.boxes({ type: 'faces', sequence: 0, boxes: [] });
    coaching(null);
    leave();
    dropPicture();
  }
  function taken({ bytes, takenAt }: { readonly bytes: Uint8Array; readonly takenAt: Instant }): void {
    countFrame(takenAt);
    dropPicture();
    // The engine takes the buffer over; the picture for a capture must outlive it.
    watch.frame({ kind: 'encoded', at: takenAt, bytes: new Uint8Array(bytes) });
    newest = { jpeg: bytes, takenAt };
    if (!wantsPicture()) dropPicture();
  }

  const watch: LaneWatch = engine.watch(lane, guarded);
  const endings = [
    camera.frames(taken),
    camera.subscribe((event) => {
      if (event.kind === 'state' && event.state === 'gone') cameraGone();
    }),
  ];
  return {
    openFeed() {
      const feed = camera.attach();
      return {
        push({ sequence, takenAt, jpeg }) {
          const size = jpegSize(jpeg);
          if (size === null) throw new VedetteError('input-invalid', 'caller', { at: 'frame' });
          feed.push({ sequence, takenAt, encoding: 'jpeg', ...size, bytes: jpeg });
        },
        close: () => feed.close(),
      };
    },
    ask(challenge) {
      if (primary !== null) watch.ask(primary, challenge);
    },
    picture: () => newest,
    dropPicture,
    framesPerSecond: () => rate.value,
    msPerFrame: () => watch.statistics().lastFrame,
    async close() {
      for (const end of endings) end();
      dropPicture();
      await watch.end();
    },
  };
}
