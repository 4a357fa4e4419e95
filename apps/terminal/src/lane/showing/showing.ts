import { healthEvidence, identificationOf, type Verification } from '@vedette/credential';
import {
  duration,
  type Evidence,
  type Facts,
  type IdentifyMethod,
  type Particulars,
  type PassagePhase,
  type Presentation,
  type PresentationMedium,
  withEvidence,
} from '@vedette/domain';
import { takesStatus } from '../../credentials/duty-wants.ts';
import type { LaneDeps } from '../lane-deps.ts';
import { limited } from '../limited.ts';
import type { PassageView } from '../passage.ts';
import { openTurns } from '../turns.ts';
import { askForStatus } from './ask-for-status.ts';
import { nothingUsed, openClaims, type Used } from './claims.ts';
import { type ComparingNeeds, compareAll } from './comparing.ts';
import { type Early, openEarly } from './early.ts';
import { claimsHere, personOf } from './person-of.ts';
import { isAnother, isSame, newVisit, particularsOf, remember, type Visit } from './visit.ts';

export interface ShowingNeeds {
  readonly deps: Pick<LaneDeps, 'clock' | 'direction' | 'knowledge' | 'store' | 'credentials' | 'after'>;
  readonly comparing: Omit<ComparingNeeds, 'store' | 'hashNumber'>;
  readonly passage: () => PassageView;
  /** Begins a passage with whoever holds something out, if the lane is free; resolves once it has, or not. */
  readonly meet: () => Promise<void>;
  /** @param isTheirs whether the evidence is still of whoever is served */
  readonly learn: (evidence: readonly Evidence[], isTheirs: () => boolean) => void;
  /** Somebody else shows something now: what was known is not believed of them. */
  readonly turnOver: () => Promise<void>;
  /** What was shown is not believed any more. */
  readonly disbelieve: () => void;
  readonly onFault: (cause: unknown) => void;
}

/** Brings what people hold out into their passage, as evidence that was compared with all else they showed. */
export interface Showing {
  /** A reader, or a wallet, delivered something. */
  present(presentation: Presentation): void;
  /** Something was held out that could not be read. */
  unreadable(medium: PresentationMedium): void;
  /**
   * Evidence that was measured or seen of whoever is served: learnt at once, unless something was shown that it must
   * be compared with, or wait for, first.
   */
  seen(evidence: readonly Evidence[]): void;
  /** Asks a platform about somebody who showed a document, or is enrolled, and no code. */
  askStatus(): void;
  /** Compares anew, as when a better frame of the face is there. */
  compare(): void;
  /** Whom documents state a stranger to be. */
  stranger(): Particulars | null;
  /** It may be another person from now on. */
  turnedOver(): void;
  /** Whom and what the site believes has changed: who stands here must show it again. */
  trustChanged(): void;
  /** @param walked whether somebody went through, as far as the lane can tell */
  over(walked: boolean): void;
  /** The lane has a free moment: what came too early is looked at. */
  free(): void;
}

/** All that a verification asks has a shorter time of its own; whatever hangs all the same must not deafen the lane. */
const verifyingAtMost = duration(10_000);
/** More than this many things at once is no person. */
const waitingAtMost = 3;
const takesEvidence: ReadonlySet<PassagePhase> = new Set(['presented', 'decided']);
const methodsByMedium: Readonly<Record<PresentationMedium, IdentifyMethod>> = {
  ...{ qr: 'pass', manual: 'pass', openid4vp: 'id-document', 'id-card': 'id-document' },
  ...{ nfc: 'card', osdp: 'card', wiegand: 'card' },
};

export function openShowing(needs: ShowingNeeds): Showing {
  const { deps, passage, onFault } = needs;
  const { verifier, hashNumber } = deps.credentials;
  const comparing = { ...needs.comparing, store: deps.store, hashNumber };
  const turns = openTurns(onFault);
  const nextClaims = openClaims({ passes: deps.store.passes, after: deps.after, onFault });
  const nextVisit = (): Visit => newVisit(nextClaims());
  let visit = nextVisit();
  let waiting = 0;
  const early: Early = openEarly({ now: deps.clock.now, verify, deps });

  const isOpenToEvidence = (): boolean => takesEvidence.has(passage().phase);
  const learn = (own: Visit, evidence: readonly Evidence[]): void =>
    needs.learn(evidence, () => own === visit);

  async function learnCompared(own: Visit, evidence: readonly Evidence[]): Promise<void> {
    if (own !== visit) return;
    const known = evidence.reduce<Facts>(withEvidence, passage().facts);
    learn(own, [...(await compareAll(comparing, own, known)), ...evidence]);
  }
  function verify(presentation: Presentation, own: Visit | null, used: Used): Promise<Verification | null> {
    const { direction, knowledge } = deps;
    const { duty } = knowledge;
    // Platforms are asked by it, and mask it in their answers: a hash could not be compared with those.
    const needsNumber = duty !== null && takesStatus(duty);
    const ledger = own === null ? null : own.claims.ledger(used);
    const found = verifier.verify(presentation, { direction, duty, ledger, needsNumber });
    return limited(found, verifyingAtMost, deps.after, 'verify');
  }
  async function look(presentation: Presentation, used: Used): Promise<void> {
    await needs.meet();
    await take(presentation, used);
  }
  async function take(presentation: Presentation, used: Used): Promise<void> {
    if (!isOpenToEvidence()) return early.keep(presentation, used);
    const own = visit;
    try {
      const found = await verify(presentation, own, used);
      if (own !== visit) return own.claims.giveBack(used);
      await (found === null ? notRead(own, presentation.medium) : bring(own, presentation, used, found));
    } catch (cause) {
      onFault(cause);
      notIdentified(own, presentation.medium, 'unverified');
    }
  }
  async function bring(
    own: Visit,
    presentation: Presentation,
    used: Used,
    found: Verification,
  ): Promise<void> {
    if (!isOpenToEvidence()) {
      // The lane opened meanwhile, for what else was known: this was not needed for it.
      if (isSame(own, found)) return;
      own.claims.giveBack(used);
      return early.keep(presentation, used);
    }
    if (isAnother(own, found)) {
      await needs.turnOver();
      return take(presentation, used);
    }
    const person = await personOf(deps, found);
    if (own !== visit) return;
    if (found.outcome === 'verified') {
      const claims = claimsHere(deps, found);
      remember(own, found, person === null ? claims : { ...claims, person });
    }
    await learnCompared(own, [identificationOf(found, person), ...healthEvidence(found)]);
  }
  /** Says nothing of whoever has shown something good already. */
  function notIdentified(own: Visit, medium: PresentationMedium, because: 'unreadable' | 'unverified'): void {
    const by = methodsByMedium[medium];
    if (!own.subjects.has(by)) learn(own, [{ kind: 'identification', by, state: 'not-identified', because }]);
  }
  function notRead(own: Visit, medium: PresentationMedium): void {
    notIdentified(own, medium, 'unreadable');
  }
  function end(walked: boolean): void {
    visit.claims.end(walked);
    visit.portrait?.bytes.fill(0);
    visit = nextVisit();
  }
  function enqueue(act: () => Promise<void>): void {
    if (deps.knowledge.duty === null || waiting >= waitingAtMost) return;
    waiting += 1;
    void turns.take(act).then(() => {
      waiting -= 1;
    });
  }
  return {
    present: (presentation) => enqueue(() => look(presentation, nothingUsed())),
    unreadable(medium) {
      const own = visit;
      if (passage().phase === 'presented') void turns.take(async () => notRead(own, medium));
    },
    seen(evidence) {
      const own = visit;
      if (waiting === 0 && own.subjects.size === 0) learn(own, evidence);
      else void turns.take(() => learnCompared(own, evidence));
    },
    askStatus() {
      if (visit.asked) return;
      visit.asked = true;
      const own = visit;
      void turns.take(async () => {
        if (own !== visit) return;
        const verification = await askForStatus(deps, own, passage());
        // Nobody could be asked about yet: the document may still come.
        if (verification === null) own.asked = false;
        else learn(own, healthEvidence(verification));
      });
    },
    compare() {
      const own = visit;
      if (own.subjects.size > 0) void turns.take(() => learnCompared(own, []));
    },
    stranger: () => particularsOf(visit),
    turnedOver: () => end(false),
    trustChanged() {
      if (isOpenToEvidence() && (visit.subjects.size > 0 || waiting > 0)) needs.disbelieve();
    },
    over(walked) {
      early.after(visit, passage().decision?.subject ?? null);
      end(walked);
    },
    free() {
      const next = early.next();
      if (next === null) return;
      enqueue(async () => {
        if (await next.isOfTheNext()) await look(next.presentation, next.used);
      });
    },
  };
}
