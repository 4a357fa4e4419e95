import {
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

/** One person's way through the lane, as far as it is known. */
export interface PassageView {
  readonly id: PassageId;
  readonly phase: PassagePhase;
  readonly facts: Facts;
  readonly decision: Decision | null;
}

/** What a passage needs done around it; effects run one after another, in the order of the table. */
export interface PassageHands {
  decide(facts: Facts, final: boolean): Decision;
  /** Rejects when the effect could not be done. */
  perform(effect: PassageEffect, passage: PassageView): Promise<void>;
  /** An effect failed: what happens instead of the effects that would have followed. */
  failed(effect: PassageEffect, cause: unknown, passage: PassageView): Promise<PassageEvent | null>;
  /** How long the phase's timer runs. */
  patience(passage: PassageView): Duration;
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
  happen(event: PassageEvent): void;
  /** Something new is known of the person: the duty is asked again. */
  learn(...evidence: readonly Evidence[]): void;
  /** Asks the duty again with what is known, as after a change of lists. */
  reconsider(): void;
  /** Resolves when everything that happened so far has been acted upon. */
  settled(): Promise<void>;
  close(): void;
}

const timerEvent = { wait: 'wait-elapsed', open: 'open-elapsed', held: 'held-elapsed' } as const;

export function openPassage({ hands, newId, after }: PassageNeeds): Passage {
  let state: PassageState = idlePassage;
  let id = newId();
  let facts: Facts = [];
  let decision: Decision | null = null;
  let recorded = false;
  let queue: Promise<void> = Promise.resolve();
  let cancelTimer = () => {};
  let closed = false;

  const view = (): PassageView => ({ id, phase: state.phase, facts, decision });

  function forget(): void {
    id = newId();
    facts = [];
    decision = null;
    recorded = false;
  }
  function setTimer(): void {
    cancelTimer();
    const timer = timerOf[state.phase];
    if (timer === null || closed) return;
    cancelTimer = after(hands.patience(view()), () => happen({ kind: timerEvent[timer] }));
  }
  async function carryOut(effects: readonly PassageEffect[]): Promise<void> {
    for (const effect of effects) {
      const instead = (await prepare(effect)) ?? (await performed(effect));
      if (instead !== null) return advance(instead);
    }
  }
  /** Each record has an id of its own; a final answer that grants after all is a grant, not a record. */
  async function prepare(effect: PassageEffect): Promise<PassageEvent | null> {
    if (effect.kind === 'reset') forget();
    if (effect.kind !== 'record') return null;
    if (recorded) id = newId();
    recorded = true;
    if (effect.by !== 'final') return null;
    decision = hands.decide(facts, true);
    if (decision.outcome !== 'granted') return null;
    recorded = false;
    return { kind: 'decided', outcome: 'granted' };
  }
  async function performed(effect: PassageEffect): Promise<PassageEvent | null> {
    const seen = view();
    try {
      await hands.perform(effect, seen);
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
    hands.changed(view());
  }
  function enqueue(act: () => Promise<void>): void {
    queue = queue.then(async () => {
      if (!closed) await act().catch(hands.fault);
    });
  }
  const happen = (event: PassageEvent) => enqueue(() => advance(event));
  const reconsider = () =>
    enqueue(async () => {
      decision = hands.decide(facts, false);
      await advance({ kind: 'decided', outcome: decision.outcome });
    });

  return {
    view,
    happen,
    reconsider,
    learn(...evidence) {
      enqueue(async () => {
        facts = evidence.reduce<Facts>(withEvidence, facts);
      });
      reconsider();
    },
    settled: () => queue,
    close() {
      closed = true;
      cancelTimer();
    },
  };
}
