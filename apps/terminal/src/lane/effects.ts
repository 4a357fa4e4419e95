import {
  type Decision,
  type Duration,
  type Duty,
  duration,
  type PassageEffect,
  type PassageEvent,
  parseDuration,
  VedetteError,
} from '@vedette/domain';
import type { LaneDeps } from './lane-deps.ts';
import type { PassageView } from './passage.ts';
import { isFinal, type Recorder } from './recorder.ts';

export interface EffectNeeds {
  readonly deps: Pick<LaneDeps, 'id' | 'direction' | 'turnstile' | 'knowledge' | 'onFault' | 'after'>;
  readonly recorder: Recorder;
  /** Asks the person for what the decision still misses. */
  readonly ask: (passage: PassageView) => void;
  readonly reset: () => void;
  /** The passage as it stands at the time of asking. */
  readonly passage: () => PassageView;
}

/** What does not do its work: it failed, and has not worked since. */
export type BrokenPart = 'store' | 'turnstile' | 'thermometer';

/** Carries out what the passage's table says. */
export interface Effects {
  perform(effect: PassageEffect, passage: PassageView): Promise<void>;
  failed(effect: PassageEffect, cause: unknown, passage: PassageView): PassageEvent | null;
  limit(effect: PassageEffect): Duration | null;
  broken(): boolean;
  /** False when it was known to be broken. */
  breaks(part: BrokenPart): boolean;
  works(part: BrokenPart): void;
  /** What failed since it was last asked. */
  failure(): unknown;
}

const openForUnlessSaid = duration(5_000);
/** A turnstile has a deadline of its own; these are for a promise that never ends. */
const limits: { readonly [kind in PassageEffect['kind']]?: Duration } = {
  record: duration(4_000),
  release: duration(8_000),
  hold: duration(2_000),
};
/** How often, and for how long, a lane that is not shut yet is asked to open again. */
const shutLook = 200;
const shutPatience = 5_000;

const isConflict = (cause: unknown): boolean => cause instanceof VedetteError && cause.code === 'conflict';

/** A guard's answer to whom the duty holds, or an opening by hand. */
export function operatorDecision({ phase, decision }: PassageView): Decision {
  const known = { subject: decision?.subject ?? null, notices: decision?.notices ?? [] };
  return phase === 'decided'
    ? { ...known, outcome: 'denied', reasons: ['operator:refused'] }
    : { ...known, outcome: 'granted' };
}

export function laneEffects({ deps, recorder, ask, reset, passage: present }: EffectNeeds): Effects {
  const { id: lane, direction, turnstile, knowledge, onFault } = deps;
  const broken = new Set<BrokenPart>();
  let failure: unknown = null;

  async function record(by: 'duty' | 'final' | 'operator', passage: PassageView): Promise<void> {
    const duty: Duty | null = knowledge.duty;
    const { decision } = passage;
    if (duty === null || decision === null || !isFinal(decision)) return;
    await recorder.write(duty, decision, passage, by === 'operator');
    broken.delete('store');
  }
  const isStillReleasing = ({ id }: PassageView): boolean =>
    present().id === id && present().phase === 'releasing';
  const pause = () => new Promise<void>((resolve) => void deps.after(shutLook, resolve));

  /** The door of the one before may not be shut yet: whoever is granted need not come again for that. */
  async function release(passage: PassageView): Promise<void> {
    const openFor = parseDuration(knowledge.duty?.openFor ?? '') ?? openForUnlessSaid;
    for (let waited = 0; ; waited += shutLook) {
      try {
        await turnstile.release({ lane, direction }, { openFor, passageId: passage.id });
        broken.delete('turnstile');
        return;
      } catch (cause) {
        if (!isConflict(cause) || waited >= shutPatience || !isStillReleasing(passage)) throw cause;
      }
      await pause();
      if (!isStillReleasing(passage)) return;
    }
  }
  /** For the exit button, and for fire before anyone else knew, the driver has opened by itself. */
  async function open(why: 'granted' | 'operator' | 'exit' | 'fire', passage: PassageView): Promise<void> {
    if (why === 'fire') turnstile.releaseForFire().catch((cause) => onFault('fire', cause));
    else if (why !== 'exit') await release(passage);
  }
  async function hold(): Promise<void> {
    try {
      await turnstile.hold(lane);
    } catch (cause) {
      // During fire nothing holds a lane, and that is right.
      if (!isConflict(cause)) throw cause;
    }
  }
  function alarm(kind: 'driver' | 'storage', passage: PassageView): void {
    recorder.alarm(kind, passage.id).catch((cause) => onFault('alarm', cause));
  }
  function recordFailed(passage: PassageView): boolean {
    broken.add('store');
    alarm('storage', passage);
    // What cannot be written down does not open a lane, unless the duty says that it fails safe.
    return knowledge.duty?.failMode !== 'safe';
  }
  function releaseFailed(cause: unknown, passage: PassageView): boolean {
    // A door that stands open is not a broken one, and has an alarm of its own.
    if (isConflict(cause)) return true;
    broken.add('turnstile');
    alarm('driver', passage);
    return true;
  }

  return {
    limit: ({ kind }) => limits[kind] ?? null,
    broken: () => broken.size > 0,
    breaks(part) {
      const isNew = !broken.has(part);
      broken.add(part);
      return isNew;
    },
    works: (part) => void broken.delete(part),
    failure() {
      const found = failure;
      failure = null;
      return found;
    },
    async perform(effect, passage) {
      if (effect.kind === 'ask') ask(passage);
      else if (effect.kind === 'hold') await hold();
      else if (effect.kind === 'release') await open(effect.why, passage);
      else if (effect.kind === 'record') await record(effect.by, passage);
      else if (effect.kind === 'alarm') await recorder.alarm(effect.alarm, passage.id);
      else if (effect.kind === 'complete') await recorder.complete(passage.id, effect.completion);
      else reset();
    },
    failed(effect, cause, passage) {
      onFault(effect.kind, cause);
      if (effect.kind !== 'record' && effect.kind !== 'release') return null;
      failure = cause;
      const holds = effect.kind === 'record' ? recordFailed(passage) : releaseFailed(cause, passage);
      return holds && passage.phase === 'releasing' ? { kind: 'operator-refused' } : null;
    },
  };
}
