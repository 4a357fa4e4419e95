/** Releases stand in two folders in turn: one runs, the other takes the next. */
export const slots = ['a', 'b'] as const;
export type Slot = (typeof slots)[number];

export interface InstalledRelease {
  readonly version: string;
  /** SHA-256 of its archive. */
  readonly hash: string;
}

export interface SlotState {
  /** What is started; null for the program as it was delivered. */
  readonly active: Slot | null;
  /** Only what stands there whole. */
  readonly installed: Readonly<Record<Slot, InstalledRelease | null>>;
  /** A release that has yet to show that it works. */
  readonly trial: { readonly slot: Slot; readonly boots: number } | null;
  /** The last release that did not work. */
  readonly fellBack: {
    readonly version: string;
    readonly why: 'boots' | 'refused';
    /** The checks that it did not pass; a program that was delivered long ago does not write them down. */
    readonly failed?: readonly string[];
  } | null;
}

export const delivered: SlotState = {
  active: null,
  installed: { a: null, b: null },
  trial: null,
  fellBack: null,
};

/** A release that is started so often without becoming good goes no further. */
export const bootsAtMost = 3;

/** The folder that is not running. */
export const otherSlot = ({ active }: SlotState): Slot => (active === 'a' ? 'b' : 'a');

/** What to start now, and what to write down before: a start that ends in a power cut counts as well. */
export function nextBoot(state: SlotState): { readonly slot: Slot | null; readonly state: SlotState } {
  const { trial, active } = state;
  if (trial === null) return { slot: active, state };
  if (trial.boots >= bootsAtMost) return { slot: active, state: fallenBack(state, 'boots') };
  return { slot: trial.slot, state: { ...state, trial: { ...trial, boots: trial.boots + 1 } } };
}

/** Nothing of a folder counts while it is written to. */
export function emptied(state: SlotState, slot: Slot): SlotState {
  return { ...state, installed: { ...state.installed, [slot]: null } };
}

export function filled(state: SlotState, slot: Slot, release: InstalledRelease): SlotState {
  return { ...state, installed: { ...state.installed, [slot]: release } };
}

export function onTrial(state: SlotState, slot: Slot): SlotState {
  return { ...state, trial: { slot, boots: 0 }, fellBack: null };
}

/** The release on trial works: from now on it is what is started. */
export function provenGood(state: SlotState): SlotState {
  return state.trial === null ? state : { ...state, active: state.trial.slot, trial: null };
}

export function fallenBack(
  state: SlotState,
  why: 'boots' | 'refused',
  failed: readonly string[] = [],
): SlotState {
  const { trial } = state;
  if (trial === null) return state;
  const version = state.installed[trial.slot]?.version ?? '';
  return { ...state, trial: null, fellBack: { version, why, failed } };
}
