import type { HoldView, PurposeView, ShredActView } from '@vedette/contract/platform';
import type {
  KeyDayState,
  RetentionHold,
  ShredAct,
  ShredCounts,
  ShredOnDevice,
} from '@vedette/store/platform';

export function holdView({ lifted, ...hold }: RetentionHold): HoldView {
  return {
    ...hold,
    liftedAt: lifted?.at ?? null,
    liftedBy: lifted?.by ?? null,
    liftedAgreedBy: lifted?.agreedBy ?? null,
  };
}

export function actView(act: ShredAct, terminals: ShredCounts): ShredActView {
  return { ...act, signature: Buffer.from(act.signature).toString('base64url'), terminals };
}

export const onDeviceView = (row: ShredOnDevice) => ({ ...row });

export interface Known {
  readonly states: readonly KeyDayState[];
  readonly holds: readonly RetentionHold[];
  readonly acts: readonly ShredAct[];
  /** Purposes of the duties in force. */
  readonly onDuty: ReadonlySet<string>;
}

/** Every purpose that keys were made for, a duty serves, or an act is about; by name. */
export function purposeViews({ states, holds, acts, onDuty }: Known): PurposeView[] {
  const byPurpose = Map.groupBy(states, ({ purpose }) => purpose);
  const ends = new Map(
    acts.filter(({ why }) => why === 'purpose-ended').map(({ purpose, id }) => [purpose, id]),
  );
  const purposes = [...new Set([...byPurpose.keys(), ...ends.keys(), ...onDuty])].sort();
  return purposes.map((purpose) => {
    const own = byPurpose.get(purpose) ?? [];
    const keep = Math.max(0, ...own.map((day) => day.keep));
    const ended = ends.get(purpose) ?? null;
    return {
      ...{ purpose, ended, state: ended === null ? 'alive' : 'ended' },
      ...{ keep: keep === 0 ? null : keep, isOnDuty: onDuty.has(purpose) },
      days: own.map(({ day, alive, pending, gone }) => ({
        ...{ day, alive, pending, gone },
        isHeld: holds.some((hold) => hold.lifted === null && covers(hold, purpose, day)),
      })),
    };
  });
}

/** Days in this form compare as text. */
function covers({ purpose, from, through }: RetentionHold, of: string, day: string): boolean {
  return purpose === of && (from === null || from <= day) && (through === null || day <= through);
}
