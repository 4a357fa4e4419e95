import {
  type Decision,
  type Duty,
  duration,
  type FinalDecision,
  type PassageEffect,
  type PassageEvent,
  parseDuration,
  VedetteError,
} from '@vedette/domain';
import type { LaneDeps } from './lane-deps.ts';
import type { PassageView } from './passage.ts';
import { isFinal, type Recorder } from './recorder.ts';

export interface EffectNeeds {
  readonly deps: Pick<LaneDeps, 'id' | 'direction' | 'area' | 'turnstile' | 'knowledge' | 'onFault'>;
  readonly recorder: Recorder;
  /** Asks the person for what the decision still misses. */
  readonly ask: (decision: Decision | null) => Promise<void>;
  readonly reset: () => void;
}

/** Carries out what the passage's table says. */
export interface Effects {
  perform(effect: PassageEffect, passage: PassageView): Promise<void>;
  failed(effect: PassageEffect, cause: unknown, passage: PassageView): Promise<PassageEvent | null>;
  /** A driver or the store failed and has not worked since. */
  broken(): boolean;
  recovered(): void;
}

const openForUnlessSaid = duration(5_000);

function operatorDecision({ phase, decision }: PassageView): FinalDecision {
  const known = { subject: decision?.subject ?? null, notices: decision?.notices ?? [] };
  return phase === 'decided'
    ? { ...known, outcome: 'denied', reasons: ['operator:refused'] }
    : { ...known, outcome: 'granted' };
}

export function laneEffects({ deps, recorder, ask, reset }: EffectNeeds): Effects {
  const { id: lane, direction, turnstile, knowledge } = deps;
  let broken = false;

  async function record(by: 'duty' | 'final' | 'operator', passage: PassageView): Promise<void> {
    const duty: Duty | null = knowledge.duty;
    const decision = by === 'operator' ? operatorDecision(passage) : passage.decision;
    if (duty === null || decision === null || !isFinal(decision)) return;
    await recorder.write(duty, decision, passage, by === 'operator');
    broken = false;
  }
  async function release(why: 'granted' | 'operator' | 'exit' | 'fire', passage: PassageView): Promise<void> {
    // The driver has opened by itself: for the exit button, and for fire before anyone else knew.
    if (why === 'exit') return;
    if (why === 'fire') return turnstile.releaseForFire();
    const openFor = parseDuration(knowledge.duty?.openFor ?? '') ?? openForUnlessSaid;
    await turnstile.release({ lane, direction }, { openFor, passageId: passage.id });
    broken = false;
  }
  async function hold(): Promise<void> {
    try {
      await turnstile.hold(lane);
    } catch (cause) {
      // During fire nothing holds a lane, and that is right.
      if (!(cause instanceof VedetteError && cause.code === 'conflict')) throw cause;
    }
  }
  async function alarm(kind: 'driver' | 'storage', passage: PassageView): Promise<void> {
    await recorder.alarm(kind, passage.id).catch((cause) => deps.onFault('alarm', cause));
  }

  return {
    broken: () => broken,
    recovered() {
      broken = false;
    },
    async perform(effect, passage) {
      if (effect.kind === 'ask') await ask(passage.decision);
      else if (effect.kind === 'hold') await hold();
      else if (effect.kind === 'release') await release(effect.why, passage);
      else if (effect.kind === 'record') await record(effect.by, passage);
      else if (effect.kind === 'alarm') await recorder.alarm(effect.alarm, passage.id);
      else if (effect.kind === 'reset') reset();
      else {
        if (effect.completion === 'taken' && deps.area !== null) knowledge.passed(deps.area, direction);
        await recorder.complete(passage.id, effect.completion);
      }
    },
    async failed(effect, cause, passage) {
      deps.onFault(effect.kind, cause);
      if (effect.kind !== 'record' && effect.kind !== 'release') return null;
      broken = true;
      await alarm(effect.kind === 'record' ? 'storage' : 'driver', passage);
      const opens = passage.phase === 'releasing';
      // What cannot be written down does not open a lane, unless the duty says that it fails safe.
      if (effect.kind === 'record')
        return opens && knowledge.duty?.failMode !== 'safe' ? { kind: 'operator-refused' } : null;
      return opens ? { kind: 'operator-refused' } : null;
    },
  };
}
