import type { Coaching, LaneStatus, ScreenMessage } from '@vedette/contract';
import { decide, type Evidence, type PassageEffect, VedetteError } from '@vedette/domain';
import type { SelfTestReport, TurnstileEvent, Unsubscribe } from '@vedette/drivers';
import type { Challenge } from '@vedette/face';
import type { AlarmKind } from '@vedette/store';
import { type Asking, openAsking } from './asking.ts';
import { type Effects, laneEffects } from './effects.ts';
import { concerns, passageEventOf } from './gate.ts';
import type { KioskPage, LaneDoor, PageWire } from './kiosk-page.ts';
import type { LaneDeps } from './lane-deps.ts';
import { laneNotice } from './lane-notice.ts';
import { lightOf } from './light.ts';
import { openPages, type Pages } from './pages.ts';
import { openPassage, type Passage, type PassageView } from './passage.ts';
import { patience } from './patience.ts';
import { openRecorder, type Recorder } from './recorder.ts';
import { sceneMessage } from './screen.ts';
import { openSight, type Sight, type SightListener } from './sight.ts';

/**
 * One lane on duty: wires what the camera sees and the turnstile says into a passage, and the passage's
 * effects into lane, record and screen. The rules are the domain's.
 */
export class Lane implements LaneDoor {
  readonly #deps: LaneDeps;
  readonly #recorder: Recorder;
  readonly #asking: Asking;
  readonly #effects: Effects;
  readonly #passage: Passage;
  readonly #pages: Pages;
  readonly #sight: Sight;
  readonly #unsubscribe: Unsubscribe;
  #coaching: Coaching | null = null;
  #challenge: Challenge | null = null;
  /** Whose face is before the camera, by the engine's number. */
  #standing: number | null = null;
  #calledSince: number | null = null;
  #decidedAt = 0;

  constructor(deps: LaneDeps) {
    const { id, clock, engine, camera, turnstile } = deps;
    this.#deps = deps;
    const picture = () => this.#sight.picture();
    this.#recorder = openRecorder({ ...deps, lane: id, local: clock.local, now: clock.now, picture });
    this.#asking = openAsking({
      deps,
      sight: () => this.#sight,
      learn: (evidence) => this.#passage.learn(evidence),
      consider: () => this.#passage.reconsider(),
    });
    const reset = () => this.#reset();
    this.#effects = laneEffects({ deps, recorder: this.#recorder, ask: this.#asking.ask, reset });
    this.#passage = this.#openPassage();
    this.#pages = this.#openPages();
    this.#sight = openSight({ lane: id, engine, camera, listener: this.#watching() });
    this.#unsubscribe = turnstile.subscribe((event) => this.#onTurnstile(event));
  }

  attach(wire: PageWire): KioskPage {
    return this.#pages.attach(wire);
  }

  status(): LaneStatus {
    const { id, turnstile, camera } = this.#deps;
    const gate = turnstile.status();
    const own = gate.lanes.find(({ lane }) => lane === id)?.state ?? 'unknown';
    const page = this.#pages.camera();
    return {
      id,
      state: this.#passage.view().phase,
      screen: this.#message().screen,
      camera: camera.state() === 'gone' && page === 'live' ? 'gone' : page,
      turnstile: gate.link === 'connected' ? own : gate.link,
      fire: gate.fire !== 'off',
      referred: this.#referred(),
    };
  }

  /** @throws VedetteError conflict when that passage no longer waits */
  async answer(waiting: string, answer: 'grant' | 'deny'): Promise<void> {
    if (this.#referred()?.passage !== waiting)
      throw new VedetteError('conflict', 'caller', { at: 'passage' });
    this.#calledSince = null;
    this.#passage.happen({ kind: answer === 'grant' ? 'operator-released' : 'operator-refused' });
    await this.#passage.settled();
  }

  /** Opens once by an operator's hand. @throws VedetteError driver-failed */
  async open(): Promise<void> {
    this.#passage.happen({ kind: 'operator-released' });
    await this.#passage.settled();
    if (this.#effects.broken()) throw new VedetteError('driver-failed', 'world', { at: this.#deps.id });
  }

  /** The duty, lists or people changed, perhaps while somebody stands here. */
  renewed(): void {
    this.#pages.welcomeAgain();
    if (this.#passage.view().phase === 'presented') this.#passage.reconsider();
    this.#pages.show(this.#message());
  }

  async selfTest(): Promise<readonly SelfTestReport[]> {
    const { turnstile, camera, thermometer, indicator } = this.#deps;
    const parts = [turnstile, camera, thermometer, indicator];
    return Promise.all(parts.flatMap((part) => (part === null ? [] : [part.selfTest()])));
  }

  speed(): { readonly framesPerSecond: number; readonly msPerFrame: number } {
    return { framesPerSecond: this.#sight.framesPerSecond(), msPerFrame: this.#sight.msPerFrame() };
  }

  async close(): Promise<void> {
    this.#unsubscribe();
    this.#passage.close();
    await this.#passage.settled();
    await this.#sight.close();
  }

  #openPassage(): Passage {
    const { newId, after, knowledge, clock, direction, onFault } = this.#deps;
    return openPassage({
      ...{ newId, after },
      hands: {
        decide: (facts, final) =>
          decide(knowledge.duty, facts, knowledge.context(clock.now(), direction, final)),
        perform: (effect, view) => this.#perform(effect, view),
        failed: (effect, cause, view) => this.#effects.failed(effect, cause, view),
        patience: (view) => patience(view, knowledge.duty),
        changed: () => this.#changed(),
        fault: (cause) => onFault('passage', cause),
      },
    });
  }

  #openPages(): Pages {
    return openPages({
      welcome: () => laneNotice(this.#deps.id, this.#deps.site(), this.#deps.knowledge.duty),
      screen: () => this.#message(),
      openFeed: () => this.#sight.openFeed(),
      cameraChanged: () => this.#tell(),
      help: () => this.#help(),
      withoutFace: () => this.#withoutFace(),
    });
  }

  #watching(): SightListener {
    return {
      appeared: (track) => {
        this.#standing = track;
        this.#passage.happen({ kind: 'person-appeared' });
      },
      evidence: (track, evidence) => this.#saw(track, evidence),
      left: () => {
        this.#standing = null;
        this.#passage.happen({ kind: 'person-left' });
      },
      coaching: (advice) => {
        this.#coaching = advice;
        this.#pages.show(this.#message());
      },
      challenged: (asked) => {
        this.#challenge = asked;
        this.#pages.show(this.#message());
      },
      boxes: (boxes) => this.#pages.send(boxes),
    };
  }

  /** Whoever was served already is judged again, because something about them changed. */
  #saw(track: number, evidence: readonly Evidence[]): void {
    if (this.#standing !== track) return;
    this.#passage.happen({ kind: 'person-appeared' });
    this.#passage.learn(...evidence);
  }

  #perform(effect: PassageEffect, view: PassageView): Promise<void> {
    if (effect.kind === 'record') this.#decidedAt = this.#deps.clock.now();
    return this.#effects.perform(effect, view);
  }

  #changed(): void {
    const message = this.#message();
    this.#pages.show(message);
    this.#tell();
    const { indicator, onFault } = this.#deps;
    indicator?.show(lightOf(message.screen)).catch((cause) => onFault('indicator', cause));
  }

  #tell(): void {
    this.#deps.live.publish({ type: 'lane', lane: this.status() });
  }

  #reset(): void {
    this.#asking.reset();
    this.#challenge = null;
    this.#calledSince = null;
  }

  #onTurnstile(event: TurnstileEvent): void {
    if (!concerns(event, { lane: this.#deps.id, direction: this.#deps.direction })) return;
    if (event.kind === 'fault') this.#turnstileFault(event.error);
    if (event.kind === 'recovered') this.#effects.recovered();
    if (event.kind === 'fire' && event.state === 'on') this.#alarm('fire');
    if (event.kind === 'held-open') this.#heldOpen();
    const happened = passageEventOf(event, this.#deps.turnstile.capabilities.passCompleted);
    if (happened !== null) this.#passage.happen(happened);
  }

  /** The driver watches the door; the passage's table has its own alarm only right after a passage. */
  #heldOpen(): void {
    if (this.#passage.view().phase === 'taken') {
      this.#passage.happen({ kind: 'contact-opened' });
      this.#passage.happen({ kind: 'held-elapsed' });
    } else this.#alarm('held-open');
  }

  #turnstileFault(error: VedetteError): void {
    this.#alarm('driver');
    this.#deps.onFault('turnstile', error);
  }

  #alarm(kind: AlarmKind): void {
    this.#recorder.alarm(kind, null).catch((cause) => this.#deps.onFault('alarm', cause));
  }

  #help(): void {
    if (this.#calledSince !== null) return;
    this.#calledSince = this.#deps.clock.now();
    this.#alarm('help');
    this.#tell();
  }

  #withoutFace(): void {
    this.#passage.happen({ kind: 'person-appeared' });
    this.#passage.learn({ kind: 'identification', by: 'face', state: 'not-identified' });
    this.#help();
  }

  #message(): ScreenMessage {
    const [coaching, challenge] = [this.#coaching, this.#challenge];
    const onDuty = this.#deps.knowledge.duty !== null;
    return sceneMessage({
      passage: this.#passage.view(),
      coaching,
      challenge,
      broken: this.#effects.broken(),
      onDuty,
    });
  }

  #referred(): LaneStatus['referred'] {
    const { id: passage, phase, decision } = this.#passage.view();
    if (phase === 'decided' && decision?.outcome === 'refer')
      return { passage, reasons: [...decision.reasons], since: this.#decidedAt };
    return this.#calledSince === null ? null : { passage, reasons: [], since: this.#calledSince };
  }
}
