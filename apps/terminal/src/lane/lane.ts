import type { Coaching, LaneStatus, ScreenMessage, ToKiosk } from '@vedette/contract';
import {
  type Duration,
  decide,
  duration,
  type Evidence,
  type PassageEffect,
  type PersonId,
  timerDurations,
  timerOf,
  VedetteError,
} from '@vedette/domain';
import type { SelfTestReport, TurnstileEvent } from '@vedette/drivers';
import type { Challenge } from '@vedette/face';
import { openAsking } from './asking.ts';
import { laneEffects } from './effects.ts';
import { concerns, passageEventOf } from './gate.ts';
import type { LaneDoor } from './kiosk-page.ts';
import type { LaneDeps } from './lane-deps.ts';
import { laneNotice } from './lane-notice.ts';
import { openPages } from './pages.ts';
import { openPassage, type PassageView } from './passage.ts';
import { openRecorder } from './recorder.ts';
import { sceneMessage } from './screen.ts';
import { openSight } from './sight.ts';

/** One lane on duty. */
export interface Lane extends LaneDoor {
  status(): LaneStatus;
  /** @throws VedetteError conflict when that passage no longer waits */
  answer(passage: string, answer: 'grant' | 'deny'): Promise<void>;
  /** Opens once by an operator's hand. */
  open(): Promise<void>;
  /** The duty, lists or people changed. */
  renewed(): void;
  /** A person was deleted, perhaps while standing here. */
  forget(person: PersonId): void;
  selfTest(): Promise<readonly SelfTestReport[]>;
  speed(): { readonly framesPerSecond: number; readonly msPerFrame: number };
  close(): Promise<void>;
}

const referredPatience = duration(90_000);
const presentedPatience = duration(12_000);
const deniedPatience = duration(5_000);
const takenPatience = duration(2_500);

export function openLane(deps: LaneDeps): Lane {
  const { id, direction, knowledge, turnstile, clock, live } = deps;
  let coaching: Coaching | null = null;
  let challenge: Challenge | null = null;
  let standing: { readonly track: number; evidence: readonly Evidence[] } | null = null;
  let calledSince: number | null = null;
  let decidedAt = 0;

  const recorder = openRecorder({
    ...deps,
    lane: id,
    local: clock.local,
    now: clock.now,
    picture: () => sight.picture(),
  });
  const asking = openAsking({
    deps,
    sight: () => sight,
    learn: (evidence) => passage.learn(evidence),
    consider: () => passage.reconsider(),
  });
  const effects = laneEffects({ deps, recorder, ask: asking.ask, reset });
  const passage = openPassage({
    newId: deps.newId,
    after: deps.after,
    hands: {
      decide: (facts, final) =>
        decide(knowledge.duty, facts, knowledge.context(clock.now(), direction, final)),
      perform,
      failed: effects.failed,
      patience,
      changed,
      fault: (cause) => deps.onFault('passage', cause),
    },
  });
  const pages = openPages({
    welcome,
    screen: message,
    openFeed: () => sight.openFeed(),
    cameraChanged,
    help,
    withoutFace,
  });
  const sight = openSight({
    lane: id,
    engine: deps.engine,
    camera: deps.camera,
    listener: {
      appeared(track) {
        standing = { track, evidence: [] };
        passage.happen({ kind: 'person-appeared' });
      },
      evidence(track, evidence) {
        if (standing?.track !== track) return;
        standing.evidence = evidence;
        // Whoever was served already is judged again only because something about them changed.
        passage.happen({ kind: 'person-appeared' });
        passage.learn(...evidence);
      },
      left() {
        standing = null;
        passage.happen({ kind: 'person-left' });
      },
      coaching(advice) {
        coaching = advice;
        pages.show(message());
      },
      challenged(asked) {
        challenge = asked;
        pages.show(message());
      },
      boxes: (boxes) => pages.send(boxes),
    },
  });
  const unsubscribe = turnstile.subscribe(onTurnstile);

  function perform(effect: PassageEffect, view: PassageView): Promise<void> {
    if (effect.kind === 'record') decidedAt = clock.now();
    return effects.perform(effect, view);
  }
  function patience(view: PassageView): Duration {
    const timer = timerOf[view.phase];
    if (view.phase === 'presented') return presentedPatience;
    if (view.phase === 'decided')
      return view.decision?.outcome === 'refer' ? referredPatience : deniedPatience;
    if (view.phase === 'taken') return takenPatience;
    return timerDurations(knowledge.duty)[timer ?? 'wait'];
  }
  function changed(): void {
    pages.show(message());
    live.publish({ type: 'lane', lane: status() });
    light();
  }
  function light(): void {
    const screen = message().screen;
    const shown =
      screen === 'granted' || screen === 'fire'
        ? 'green'
        : screen === 'denied'
          ? 'red'
          : screen === 'idle'
            ? 'idle'
            : 'amber';
    deps.indicator?.show(shown).catch((cause) => deps.onFault('indicator', cause));
  }
  function reset(): void {
    asking.reset();
    challenge = null;
    calledSince = null;
  }
  function onTurnstile(event: TurnstileEvent): void {
    if (!concerns(event, { lane: id, direction })) return;
    if (event.kind === 'fault') {
      recorder.alarm('driver', null).catch((cause) => deps.onFault('alarm', cause));
      deps.onFault('turnstile', event.error);
    }
    if (event.kind === 'recovered') effects.recovered();
    if (event.kind === 'fire' && event.state === 'on')
      recorder.alarm('fire', null).catch((cause) => deps.onFault('alarm', cause));
    // The machine learns that the door stands open only now; before, it was the driver's to watch.
    if (event.kind === 'held-open' && passage.view().phase === 'taken')
      passage.happen({ kind: 'contact-opened' });
    else if (event.kind === 'held-open') {
      recorder.alarm('held-open', event.passageId).catch((cause) => deps.onFault('alarm', cause));
      return;
    }
    const happened = passageEventOf(event, turnstile.capabilities.passCompleted);
    if (happened !== null) passage.happen(happened);
  }
  function cameraChanged(): void {
    live.publish({ type: 'lane', lane: status() });
  }
  function help(): void {
    if (calledSince !== null) return;
    calledSince = clock.now();
    recorder.alarm('help', null).catch((cause) => deps.onFault('alarm', cause));
    live.publish({ type: 'lane', lane: status() });
  }
  function withoutFace(): void {
    passage.happen({ kind: 'person-appeared' });
    passage.learn({ kind: 'identification', by: 'face', state: 'not-identified' });
    help();
  }
  function welcome(): Extract<ToKiosk, { type: 'welcome' }> {
    return laneNotice(id, deps.site(), knowledge.duty);
  }
  function message(): ScreenMessage {
    const view = passage.view();
    return sceneMessage({
      passage: view,
      coaching,
      challenge,
      broken: effects.broken(),
      onDuty: knowledge.duty !== null,
    });
  }
  function referred(): LaneStatus['referred'] {
    const { id: waiting, phase, decision } = passage.view();
    if (phase === 'decided' && decision?.outcome === 'refer')
      return { passage: waiting, reasons: [...decision.reasons], since: decidedAt };
    return calledSince === null ? null : { passage: waiting, reasons: [], since: calledSince };
  }
  function status(): LaneStatus {
    const gate = turnstile.status();
    const own = gate.lanes.find(({ lane }) => lane === id);
    const camera = deps.camera.state() === 'gone' && pages.camera() !== 'none' ? 'gone' : pages.camera();
    return {
      id,
      state: passage.view().phase,
      screen: message().screen,
      camera,
      turnstile: gate.link === 'connected' ? (own?.state ?? 'unknown') : gate.link,
      fire: gate.fire !== 'off',
      referred: referred(),
    };
  }

  return {
    attach: pages.attach,
    status,
    async answer(waiting, answer) {
      if (referred()?.passage !== waiting) throw new VedetteError('conflict', 'caller', { at: 'passage' });
      calledSince = null;
      passage.happen({ kind: answer === 'grant' ? 'operator-released' : 'operator-refused' });
      await passage.settled();
    },
    async open() {
      passage.happen({ kind: 'operator-released' });
      await passage.settled();
      if (effects.broken()) throw new VedetteError('driver-failed', 'world', { at: id });
    },
    renewed() {
      pages.welcomeAgain();
      if (passage.view().phase === 'presented') passage.reconsider();
      pages.show(message());
    },
    forget() {
      if (passage.view().phase === 'presented') passage.reconsider();
    },
    async selfTest() {
      const parts = [turnstile, deps.camera, deps.thermometer, deps.indicator];
      return Promise.all(parts.flatMap((part) => (part === null ? [] : [part.selfTest()])));
    },
    speed: () => ({ framesPerSecond: sight.framesPerSecond(), msPerFrame: sight.msPerFrame() }),
    async close() {
      unsubscribe();
      passage.close();
      await passage.settled();
      await sight.close();
    },
  };
}
