import { healthEvidence, identificationOf } from '@vedette/credential';
import {
  type Evidence,
  type Facts,
  type IdentifyMethod,
  type Particulars,
  type PassagePhase,
  type Presentation,
  type PresentationMedium,
  withEvidence,
} from '@vedette/domain';
import type { LaneDeps } from '../lane-deps.ts';
import type { PassageView } from '../passage.ts';
import { openTurns } from '../turns.ts';
import { askForStatus } from './ask-for-status.ts';
import { type ComparingNeeds, compareAll } from './comparing.ts';
import { claimsHere, personOf } from './person-of.ts';
import { isAnother, newVisit, particularsOf, remember, type Visit } from './visit.ts';

export interface ShowingNeeds {
  readonly deps: Pick<LaneDeps, 'clock' | 'direction' | 'knowledge' | 'store' | 'credentials'>;
  readonly comparing: Omit<ComparingNeeds, 'store' | 'hashNumber'>;
  readonly passage: () => PassageView;
  /** Begins a passage with whoever holds something out, if the lane is free; resolves once it has, or not. */
  readonly meet: () => Promise<void>;
  readonly learn: (evidence: readonly Evidence[]) => void;
  /** Somebody else shows something now: what was known is not believed of them. */
  readonly turnOver: () => Promise<void>;
  readonly onFault: (cause: unknown) => void;
}

/** Brings what people hold out into their passage, as evidence that was compared with all else they showed. */
export interface Showing {
  /** A reader, or a wallet, delivered something. */
  present(presentation: Presentation): void;
  /** Something was held out that could not be read. */
  unreadable(medium: PresentationMedium): void;
  /** Evidence of the face: learnt at once, unless something was shown that it must be compared with first. */
  face(evidence: readonly Evidence[]): void;
  /** Asks a platform about somebody who showed a document, or is enrolled, and no code. */
  askStatus(): void;
  /** Compares anew, as when a better frame of the face is there. */
  compare(): void;
  /** Whom documents state a stranger to be. */
  stranger(): Particulars | null;
  /** It may be another person from now on. */
  turnedOver(): void;
  /** @param walked whether somebody went through, as far as the lane can tell */
  over(walked: boolean): void;
  /** The lane has a free moment: what came too early is looked at. */
  free(): void;
}

/** More than this many things at once is no person. */
const waitingAtMost = 3;
/** Milliseconds for which something held out while another passed is still looked at afterwards. */
const patience = 6_000;
const takesEvidence: ReadonlySet<PassagePhase> = new Set(['presented', 'decided']);
const mayBegin: ReadonlySet<PassagePhase> = new Set(['idle', 'taken', 'not-taken']);
const methodsByMedium: Readonly<Record<PresentationMedium, IdentifyMethod>> = {
  ...{ qr: 'pass', manual: 'pass', openid4vp: 'id-document', 'id-card': 'id-document' },
  ...{ nfc: 'card', osdp: 'card', wiegand: 'card' },
};

export function openShowing(needs: ShowingNeeds): Showing {
  const { deps, passage, onFault } = needs;
  const { verifier, hashNumber } = deps.credentials;
  const comparing = { ...needs.comparing, store: deps.store, hashNumber };
  const turns = openTurns(onFault);
  let visit = newVisit();
  let waiting = 0;
  let early: Presentation | null = null;

  const isWelcome = (): boolean => {
    const { phase } = passage();
    return takesEvidence.has(phase) || mayBegin.has(phase);
  };
  async function learnCompared(own: Visit, ...evidence: readonly Evidence[]): Promise<void> {
    const known = evidence.reduce<Facts>(withEvidence, passage().facts);
    const matches = await compareAll(comparing, own, known);
    if (own === visit) needs.learn([...matches, ...evidence]);
  }
  function verify(presentation: Presentation, { holder }: Visit, steps: Set<string>) {
    const { direction, knowledge, credentials } = deps;
    const needsNumber = credentials.statusGateway() !== null;
    return verifier.verify(presentation, { direction, duty: knowledge.duty, holder, steps, needsNumber });
  }
  async function look(presentation: Presentation): Promise<void> {
    if (!isWelcome()) {
      early = presentation;
      return;
    }
    await needs.meet();
    await take(presentation, new Set());
  }
  /** @param steps what this presentation has spent, so that it can be looked at again for another visit */
  async function take(presentation: Presentation, steps: Set<string>): Promise<void> {
    const own = visit;
    own.claimed = true;
    const verification = await verify(presentation, own, steps);
    if (own !== visit) return giveBack(own, false);
    if (verification === null) return unknown(presentation);
    if (isAnother(own, verification)) {
      await needs.turnOver();
      return take(presentation, steps);
    }
    const person = await personOf(deps, verification);
    if (own !== visit) return;
    if (verification.outcome === 'verified') {
      const claims = claimsHere(deps, verification);
      remember(own, verification, person === null ? claims : { ...claims, person });
    }
    await learnCompared(own, identificationOf(verification, person), ...healthEvidence(verification));
  }
  function unknown({ medium }: Presentation): void {
    const by = methodsByMedium[medium];
    needs.learn([{ kind: 'identification', by, state: 'not-identified', because: 'unreadable' }]);
  }
  /** What was claimed for whoever did not walk is given back; what was walked with is spent. */
  function giveBack({ holder, claimed }: Visit, walked: boolean): void {
    if (!claimed) return;
    const { passes } = deps.store;
    // Not awaited: the store acts in the order in which it is asked.
    (walked ? passes.settle(holder) : passes.release(holder)).catch(onFault);
  }
  function end(walked: boolean): void {
    giveBack(visit, walked);
    visit.portrait?.bytes.fill(0);
    visit = newVisit();
  }
  return {
    present(presentation) {
      if (deps.knowledge.duty === null || waiting >= waitingAtMost) return;
      waiting += 1;
      void turns
        .take(() => look(presentation))
        .then(() => {
          waiting -= 1;
        });
    },
    unreadable(medium) {
      if (passage().phase === 'presented') void turns.take(async () => unknown({ medium } as Presentation));
    },
    face(evidence) {
      if (waiting === 0 && visit.subjects.size === 0) needs.learn(evidence);
      else void turns.take(() => learnCompared(visit, ...evidence));
    },
    askStatus() {
      if (visit.asked) return;
      visit.asked = true;
      const own = visit;
      void turns.take(async () => {
        const verification = await askForStatus(deps, own, passage());
        // Nobody could be asked about yet: the document may still come.
        if (verification === null) own.asked = false;
        else if (own === visit) needs.learn(healthEvidence(verification));
      });
    },
    compare() {
      if (visit.subjects.size > 0) void turns.take(() => learnCompared(visit));
    },
    stranger: () => particularsOf(visit),
    turnedOver: () => end(false),
    over: end,
    free() {
      const held = early;
      early = null;
      if (held !== null && deps.clock.now() - held.at <= patience) this.present(held);
    },
  };
}
