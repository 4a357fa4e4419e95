import type { Coaching, LaneStatus, ScreenMessage, ToKiosk } from '@vedette/contract';
import {
  decide,
  type Evidence,
  type Facts,
  type Instant,
  keepsCapture,
  type PassageEffect,
  type PassageEvent,
  type PassagePhase,
  type Presentation,
  VedetteError,
} from '@vedette/domain';
import type { SelfTestReport, Unsubscribe } from '@vedette/drivers';
import type { Challenge } from '@vedette/face';
import type { AlarmKind } from '@vedette/store';
import { type Asking, openAsking } from './asking.ts';
import { openAttention } from './attention.ts';
import { watchCamera } from './camera-watch.ts';
import { type Effects, laneEffects, operatorDecision } from './effects.ts';
import { type Front, openFront } from './front.ts';
import { hasWalked } from './gate.ts';
import { type HelpCall, openHelpCall } from './help-call.ts';
import type { KioskPage, LaneDoor, PageWire } from './kiosk-page.ts';
import type { LaneDeps } from './lane-deps.ts';
import { laneNotice } from './lane-notice.ts';
import { laneStatus, referredOf } from './lane-status.ts';
import { openPages, type Pages } from './pages.ts';
import { openPassage, type Passage, type PassageHands, type PassageView } from './passage.ts';
import { patience } from './patience.ts';
import { awaitsEvidence, openPresence, type Presence } from './presence.ts';
import { type ReaderWatch, watchReaders } from './reader-watch.ts';
import { openRecorder, type Recorder } from './recorder.ts';
import { sceneMessage } from './screen.ts';
import { openQuestion, type Question } from './showing/question.ts';
import { openShowing, type Showing } from './showing/showing.ts';
import { openSight, type Sight, type SightListener } from './sight.ts';
import { watchTurnstile } from './turnstile-watch.ts';

const isOpen = (phase: PassagePhase): boolean =>
  phase === 'releasing' || phase === 'released' || phase === 'taken' || phase === 'fire-open';

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
  readonly #front: Front;
  readonly #presence: Presence;
  readonly #showing: Showing;
  readonly #question: Question;
  readonly #readers: ReaderWatch;
  readonly #call: HelpCall;
  readonly #endings: readonly Unsubscribe[];
  #coaching: Coaching | null = null;
  #challenge: Challenge | null = null;
  /** The guard was called by whoever is served, not by somebody the camera does not see. */
  #callIsServed = false;
  /** This passage was given more time already. */
  #isExtended = false;
  /** Whoever is served sees a question for their wallet. */
  #isWalletAsked = false;
  #decidedAt: Instant | null = null;
  #closed = false;

  constructor(deps: LaneDeps) {
    const { id, clock, engine, camera, after, onFault } = deps;
    this.#deps = deps;
    const picture = () => this.#sight.picture();
    const passage = () => this.#passage.view();
    const stranger = () => this.#showing.stranger();
    this.#recorder = openRecorder({
      ...{ ...deps, lane: id, local: clock.local, now: clock.now, picture, stranger },
    });
    this.#presence = openPresence({
      deps,
      attention: openAttention((facts) => this.#decide(facts, false)),
      passage: () => this.#passage,
      turnedOver: () => {
        this.#showing.turnedOver();
        this.#question.end();
        this.#askAnew();
      },
      learn: (evidence) => this.#showing.seen(evidence),
    });
    this.#showing = this.#openShowing();
    this.#question = openQuestion({
      ...{ lane: id, wallet: deps.credentials.wallet },
      changed: () => this.#refresh(),
      onFault: (cause) => onFault('wallet', cause),
    });
    this.#call = openHelpCall({ now: clock.now, after, expired: () => this.#refresh() });
    this.#asking = this.#openAsking();
    const ask = (view: PassageView) => this.#asking.ask(view);
    this.#effects = laneEffects({ deps, recorder: this.#recorder, ask, reset: () => this.#reset(), passage });
    this.#passage = openPassage({ newId: deps.newId, after, hands: this.#hands() });
    this.#pages = this.#openPages();
    this.#front = openFront({
      deps,
      message: () => this.#message(),
      status: () => this.status(),
      show: (message) => this.#pages.show(message),
    });
    this.#sight = openSight({
      ...{ lane: id, engine, camera, listener: this.#watching() },
      wantsPicture: () => this.#wantsPicture(),
      onFault: (cause) => onFault('sight', cause),
    });
    this.#readers = watchReaders({
      ...{ readers: deps.readers, showing: this.#showing, after, onFault },
      changed: () => this.#refresh(),
    });
    this.#endings = [
      watchTurnstile({
        ...{ deps, passage: this.#passage, effects: this.#effects, recorder: this.#recorder },
        alarm: (kind) => this.#alarm(kind),
        refresh: () => this.#refresh(),
      }),
      watchCamera({
        ...{ camera, after },
        changed: () => this.#refresh(),
        gone: () => this.#alarm('camera'),
      }),
      deps.credentials.changes(() => this.#showing.trustChanged()),
    ];
  }

  readonly say = (message: ToKiosk): void => this.#pages.send(message);

  attach(wire: PageWire): KioskPage {
    return this.#pages.attach(wire);
  }

  status(): LaneStatus {
    return laneStatus({
      ...{ deps: this.#deps, passage: this.#passage.view(), screen: this.#message().screen },
      ...{ page: this.#pages.camera(), readers: this.#readers.states(), referred: this.#referred() },
    });
  }

  /** The next card that is shown here; it opens nothing. */
  nextCard(): Promise<Presentation | null> {
    return this.#readers.nextCard();
  }

  /** A wallet answered the question that this lane asked. */
  present(presentation: Presentation): void {
    this.#showing.present(presentation);
  }

  /** A wallet answered, but with nothing that could be verified. */
  askAgain(): void {
    this.#question.renew();
  }

  /** @throws VedetteError conflict when that passage no longer waits, driver-failed, disk-full */
  async answer(waiting: string, answer: 'grant' | 'deny'): Promise<void> {
    let isWaiting = false;
    await this.#byHand(() => {
      isWaiting = this.#referred()?.passage === waiting;
      if (!isWaiting) return null;
      this.#call.end();
      return { kind: answer === 'grant' ? 'operator-released' : 'operator-refused' };
    });
    if (!isWaiting) throw new VedetteError('conflict', 'caller', { at: 'passage' });
  }

  /** Opens once by an operator's hand. @throws VedetteError driver-failed, disk-full */
  async open(): Promise<void> {
    await this.#byHand(() => ({ kind: 'operator-released' }));
  }

  /** The duty, lists or people changed, perhaps while somebody stands here. */
  renewed(): void {
    this.#pages.welcomeAgain();
    this.#passage.reconsider();
    this.#presence.attend();
    this.#refresh();
  }

  async selfTest(): Promise<readonly SelfTestReport[]> {
    const { turnstile, camera, thermometer, indicator, readers } = this.#deps;
    const parts = [turnstile, camera, thermometer, indicator, ...readers.map(({ reader }) => reader)];
    return Promise.all(parts.flatMap((part) => (part === null ? [] : [part.selfTest()])));
  }

  speed(): { readonly framesPerSecond: number; readonly msPerFrame: number } {
    return { framesPerSecond: this.#sight.framesPerSecond(), msPerFrame: this.#sight.msPerFrame() };
  }

  /** Lets go of the parts at the lane, and of what nobody walked with; the turnstile is its owner's. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const end of this.#endings) end();
    this.#presence.close();
    this.#call.end();
    this.#passage.close();
    await this.#passage.settled();
    this.#over(this.#passage.view());
    await this.#sight.close();
    const { camera, thermometer, indicator } = this.#deps;
    await Promise.all([camera.close(), thermometer?.close(), indicator?.close(), this.#readers.close()]);
  }

  #hands(): PassageHands {
    const { knowledge, onFault } = this.#deps;
    return {
      decide: (facts, final) => this.#decide(facts, final),
      overrule: operatorDecision,
      perform: (effect, view) => this.#perform(effect, view),
      failed: (effect, cause, view) => this.#effects.failed(effect, cause, view),
      limit: (effect) => this.#effects.limit(effect),
      patience: (view) =>
        patience(view, knowledge.duty, {
          guard: this.#call.since() !== null,
          challenge: this.#challenge !== null,
          wallet: this.#isWalletAsked,
        }),
      over: (view) => this.#over(view),
      changed: () => this.#refresh(),
      fault: (cause) => onFault('passage', cause),
    };
  }

  #openAsking(): Asking {
    return openAsking({
      deps: this.#deps,
      sight: () => this.#sight,
      passage: () => this.#passage.view(),
      judge: (facts) => this.#decide(facts, false),
      learn: (evidence) => this.#showing.seen([evidence]),
      consider: () => this.#passage.reconsider(),
      askStatus: () => this.#showing.askStatus(),
      compare: () => this.#showing.compare(),
      measured: (cause) => this.#measured(cause),
    });
  }

  #openShowing(): Showing {
    const { id: lane, engine, onFault } = this.#deps;
    return openShowing({
      deps: this.#deps,
      comparing: { engine, lane, track: () => this.#presence.track() },
      passage: () => this.#passage.view(),
      meet: () => this.#presence.meet(),
      learn: (evidence, isTheirs) => this.#learnShown(evidence, isTheirs),
      turnOver: () => this.#presence.turnOver(),
      disbelieve: () => this.#presence.disbelieve(),
      onFault: (cause) => onFault('showing', cause),
    });
  }

  /** Whoever shows one thing may have to look for the next: the wait begins anew. */
  #learnShown(evidence: readonly Evidence[], isTheirs: () => boolean): void {
    if (evidence.some((piece) => piece.kind === 'identification' && piece.by !== 'face'))
      this.#rearmIf('presented');
    this.#passage.learn(evidence, isTheirs);
  }

  #openPages(): Pages {
    return openPages({
      welcome: () => laneNotice(this.#deps.id, this.#deps.site(), this.#deps.knowledge.duty),
      ...{ screen: () => this.#message(), beside: () => this.#deps.beside?.() ?? [] },
      ...{ openFeed: () => this.#sight.openFeed(), cameraChanged: () => this.#refresh() },
      ...{ help: () => this.#help(), withoutFace: () => this.#withoutFace() },
    });
  }

  #watching(): SightListener {
    return {
      ...this.#presence,
      coaching: (advice) => {
        this.#coaching = advice;
        this.#front.repaint();
      },
      challenged: (asked) => this.#challenged(asked),
      boxes: (boxes) => this.#pages.send(boxes),
    };
  }

  #challenged(asked: Challenge | null): void {
    if (asked === this.#challenge) return;
    this.#challenge = asked;
    // It has a time of its own, which the wait must not cut short; but not again and again.
    if (asked !== null && !this.#isExtended) this.#rearmIf('presented');
    this.#isExtended ||= asked !== null;
    this.#front.repaint();
  }

  #decide(facts: Facts, final: boolean) {
    const { knowledge, clock } = this.#deps;
    return decide(knowledge.duty, facts, knowledge.context(clock.now(), this.#deps, final));
  }

  async #perform(effect: PassageEffect, view: PassageView): Promise<void> {
    if (effect.kind !== 'record') return this.#effects.perform(effect, view);
    this.#decidedAt = this.#deps.clock.now();
    await this.#effects.perform(effect, view);
    this.#readers.feedback(view.decision?.outcome === 'granted' ? 'granted' : 'denied');
  }

  #refresh(): void {
    if (this.#closed) return;
    this.#question.follow(this.#passage.view());
    const isAsked = this.#message().question !== null;
    if (isAsked && !this.#isWalletAsked) this.#rearmIf('presented');
    this.#isWalletAsked = isAsked;
    this.#front.refresh();
  }

  #over(view: PassageView): void {
    this.#presence.over(view);
    this.#showing.over(hasWalked(view, this.#deps.turnstile.capabilities.passCompleted));
    if (this.#callIsServed) this.#call.end();
    this.#callIsServed = false;
    this.#isExtended = false;
  }

  #reset(): void {
    this.#askAnew();
    this.#sight.dropPicture();
    this.#presence.attend();
    this.#showing.free();
  }

  #askAnew(): void {
    this.#asking.reset();
    this.#challenge = null;
  }

  /** A picture is at hand only under a duty that keeps one, and only of somebody who is here. */
  #wantsPicture(): boolean {
    const { duty } = this.#deps.knowledge;
    if (duty === null || !keepsCapture(duty)) return false;
    const { phase } = this.#passage.view();
    return this.#presence.isSomebodyHere() || awaitsEvidence(phase) || phase === 'releasing';
  }

  #measured(cause: unknown): void {
    if (cause === null) this.#effects.works('thermometer');
    else {
      this.#deps.onFault('thermometer', cause);
      if (this.#effects.breaks('thermometer')) this.#alarm('driver');
    }
    this.#refresh();
  }

  #alarm(kind: AlarmKind): void {
    this.#recorder.alarm(kind, null).catch((cause) => this.#deps.onFault('alarm', cause));
  }

  #help(): void {
    if (!this.#call.call()) return;
    this.#callIsServed = awaitsEvidence(this.#passage.view().phase);
    this.#alarm('help');
    this.#rearmIf('presented', 'decided');
    this.#refresh();
  }

  /** A guard is called at once, and no face is judged until whoever asked has gone. */
  #withoutFace(): void {
    this.#help();
    this.#presence.withoutFace(() => {
      this.#callIsServed = true;
    });
  }

  #rearmIf(...phases: readonly PassagePhase[]): void {
    if (phases.includes(this.#passage.view().phase)) this.#passage.rearm();
  }

  async #byHand(look: (view: PassageView) => PassageEvent | null): Promise<void> {
    this.#effects.failure();
    await this.#passage.inTurn(look);
    const failure = this.#effects.failure();
    // Under a duty that fails safe the lane opens all the same.
    if (failure === null || isOpen(this.#passage.view().phase)) return;
    if (failure instanceof VedetteError) throw failure;
    throw new VedetteError('driver-failed', 'world', { at: this.#deps.id }, { cause: failure });
  }

  #message(): ScreenMessage {
    const onDuty = this.#deps.knowledge.duty !== null;
    return sceneMessage({
      ...{ passage: this.#passage.view(), coaching: this.#coaching, challenge: this.#challenge },
      ...{ broken: this.#effects.broken(), onDuty, question: this.#question.code() },
    });
  }

  #referred(): LaneStatus['referred'] {
    return referredOf(this.#passage.view(), this.#decidedAt, this.#call);
  }
}
