import {
  type Completion,
  type Decision,
  type Duration,
  type Evidence,
  type Facts,
  idlePassage,
  type PassageEffect,
  type PassageEvent,
  type PassageId,
  type PassagePhase,
  type PassageState,
  step,
  timerOf,
  withEvidence,
} from '@vedette/domain';
import { limited } from './limited.ts';
import { openTurns } from './turns.ts';

/** One person's way through the lane, as far as it is known. */
export interface PassageView {
  readonly id: PassageId;
  readonly phase: PassagePhase;
  readonly facts: Facts;
  readonly decision: Decision | null;
  /** How it ended, once it has. */
  readonly completion: Completion | null;
}

/** What a passage needs done around it; effects run one after another, in the order of the table. */
export interface PassageHands {
  decide(facts: Facts, final: boolean): Decision;
  /** What an operator's hand makes of the passage. */
  overrule(passage: PassageView): Decision;
  /** Rejects when the effect could not be done. */
  perform(effect: PassageEffect, passage: PassageView): Promise<void>;
  /** An effect failed: what happens instead of the effects that would have followed. */
  failed(effect: PassageEffect, cause: unknown, passage: PassageView): PassageEvent | null;
  /** How long the phase's timer runs. */
  patience(passage: PassageView): Duration;
  /** How long an effect may take before it counts as failed; null for one that nobody waits for. */
  limit(effect: PassageEffect): Duration | null;
  /** The passage is over; its facts are forgotten after this call. */
  over(passage: PassageView): void;
  changed(passage: PassageView): void;
  /** Something broke that nobody foresaw; the lane goes on with the next event. */
  fault(cause: unknown): void;
}

export interface PassageNeeds {
  readonly hands: PassageHands;
  readonly newId: () => PassageId;
  readonly after: (delay: Duration, task: () => void) => () => void;
}

/** Runs passages through one lane, one after another, by the domain's table. */
export interface Passage {
  view(): PassageView;
  /** Fire goes before everything that waits, and cuts off what is being waited for. */
  happen(event: PassageEvent): void;
  /** Looks at the passage once all before has been acted upon, and says what happened; resolves after that. */
  inTurn(look: (passage: PassageView) => PassageEvent | null): Promise<void>;
  /** Somebody stands here: a passage begins in its turn, if they are `due`, with what `begun` knows of them. */
  meet(due: (passage: PassageView) => boolean, begun: () => readonly Evidence[]): void;
  /** It may be another person from now on: what was known is not believed of them. */
  turnOver(known: () => readonly Evidence[]): void;
  /**
   * Something new is known of the person: the duty is asked again.
   * @param isTheirs asked in its turn: what was learnt of somebody who has gone since is believed of nobody
   */
  learn(evidence: readonly Evidence[], isTheirs?: () => boolean): void;
  /** Asks the duty again with what is known, as after a change of lists. */
  reconsider(): void;
  /** The patience of this phase has changed: its timer starts anew. */
  rearm(): void;
  /** Resolves when everything that happened so far has been acted upon. */
  settled(): Promise<void>;
  close(): void;
}

const timerEvent = { wait: 'wait-elapsed', open: 'open-elapsed', held: 'held-elapsed' } as const;
/** Done in an instant, and never left out: what is forgotten too late would be believed of the next person. */
const atOnce: ReadonlySet<PassageEffect['kind']> = new Set(['complete', 'alarm', 'reset']);

export function openPassage({ hands, newId, after }: PassageNeeds): Passage {
  let state: PassageState = idlePassage;
  let id = newId();
  let facts: Facts = [];
  let decision: Decision | null = null;
  let completion: Completion | null = null;
  let recorded = false;
  let overruled = false;
  let cancelTimer = () => {};
  let armed = 0;
  const turns = openTurns(hands.fault);

  const view = (): PassageView => ({ id, phase: state.phase, facts, decision, completion });

  function forget(): void {
    hands.over(view());
    id = newId();
    facts = [];
    decision = null;
    completion = null;
    recorded = false;
    overruled = false;
  }
  function setTimer(): void {
    cancelTimer();
    armed += 1;
    const timer = timerOf[state.phase];
    if (timer === null || turns.closed()) return;
    const kind = timerEvent[timer];
    const own = armed;
    // It may have to wait for its turn, and by then belong to a phase that is over.
    const elapsed = () => turns.take(async () => (own === armed ? advance({ kind }) : undefined));
    cancelTimer = after(hands.patience(view()), () => void elapsed());
  }
  async function carryOut(effects: readonly PassageEffect[]): Promise<void> {
    for (const effect of effects) {
      if (turns.cutOff() && !atOnce.has(effect.kind)) continue;
      const instead = prepare(effect) ?? (await performed(effect));
      if (instead !== null) return advance(instead);
    }
  }
  function prepare(effect: PassageEffect): PassageEvent | null {
    if (effect.kind === 'reset') forget();
    if (effect.kind === 'complete') completion = effect.completion;
    return effect.kind === 'record' ? prepareRecord(effect.by) : null;
  }
  /** Each record has an id of its own; a final answer that grants after all is a grant, not a record. */
  function prepareRecord(by: 'duty' | 'final' | 'operator'): PassageEvent | null {
    if (by === 'final') decision = hands.decide(facts, true);
    if (by === 'final' && decision?.outcome === 'granted') return { kind: 'decided', outcome: 'granted' };
    if (recorded) id = newId();
    recorded = true;
    completion = null;
    if (by === 'operator') {
      overruled = true;
      decision = hands.overrule(view());
    }
    // The phase was entered before its decision was known.
    if (by !== 'duty') setTimer();
    return null;
  }
  async function performed(effect: PassageEffect): Promise<PassageEvent | null> {
    const seen = view();
    try {
      const limit = hands.limit(effect);
      const work = hands.perform(effect, seen);
      if (limit === null) work.catch(hands.fault);
      else await turns.unlessCutOff(limited(work, limit, after, effect.kind));
      return null;
    } catch (cause) {
      return hands.failed(effect, cause, seen);
    }
  }
  async function advance(event: PassageEvent): Promise<void> {
    const before = state.phase;
    const { state: next, effects } = step(state, event);
    state = next;
    if (next.phase !== before) setTimer();
    await carryOut(effects);
    if (effects.length > 0 || next.phase !== before) hands.changed(view());
  }
  /** What the table would ignore leaves the decision as it was acted upon; an operator's word stands. */
  async function judge(): Promise<void> {
    if (overruled || !isOpenToEvidence()) return;
    const found = hands.decide(facts, false);
    if (state.phase === 'decided' && found.outcome !== 'granted') return;
    decision = found;
    await advance({ kind: 'decided', outcome: found.outcome });
  }
  const isOpenToEvidence = (): boolean => state.phase === 'presented' || state.phase === 'decided';
  function happen(event: PassageEvent): void {
    const act = () => advance(event);
    if (event.kind === 'fire') turns.first(act, 'fire-reset');
    else void turns.take(act, event.kind);
  }

  return {
    view,
    happen,
    inTurn: (look) =>
      turns.take(async () => {
        const event = look(view());
        if (event !== null) await advance(event);
      }),
    meet(due, begun) {
      void turns.take(async () => {
        if (!due(view())) return;
        await advance({ kind: 'person-appeared' });
        if (state.phase === 'presented') facts = begun();
      });
    },
    turnOver(known) {
      void turns.take(async () => {
        if (!isOpenToEvidence()) return;
        facts = known();
        await judge();
      });
    },
    learn(evidence, isTheirs = () => true) {
      void turns.take(async () => {
        if (!isTheirs()) return;
        if (isOpenToEvidence()) facts = evidence.reduce<Facts>(withEvidence, facts);
        await judge();
      });
    },
    reconsider: () => void turns.take(judge),
    rearm: () => void turns.take(async () => setTimer()),
    settled: () => turns.take(async () => undefined),
    close() {
      turns.close();
      cancelTimer();
    },
  };
}
