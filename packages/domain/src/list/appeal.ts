import type { Instant } from '../time/instant.ts';

/**
 * What somebody on a list says against it. `filed`: nobody has answered; `answered`: the owner of the entry has
 * replied and asks for more, or explains; `upheld`: the entry stays; `lifted`: the entry went; `withdrawn`: by the
 * person.
 */
export const appealPhases = ['filed', 'answered', 'upheld', 'lifted', 'withdrawn'] as const;
export type AppealPhase = (typeof appealPhases)[number];

export const appealEvents = ['said-more', 'answered', 'upheld', 'lifted', 'withdrawn'] as const;
export type AppealEventName = (typeof appealEvents)[number];

type Cell = AppealPhase | 'no';
const decided = { 'said-more': 'no', answered: 'no', upheld: 'no', lifted: 'no', withdrawn: 'no' } as const;
const open = { 'said-more': 'filed', upheld: 'upheld', lifted: 'lifted', withdrawn: 'withdrawn' } as const;

/** Every event in every phase. What was upheld is appealed anew, and not reopened: each decision keeps its reasons. */
export const appealTransitions: Readonly<Record<AppealPhase, Readonly<Record<AppealEventName, Cell>>>> = {
  filed: { ...open, answered: 'answered' },
  answered: { ...open, answered: 'no' },
  upheld: decided,
  lifted: decided,
  withdrawn: decided,
};

/** The phase after an event; null when it makes no sense now. */
export function stepAppeal(phase: AppealPhase, event: AppealEventName): AppealPhase | null {
  const next = appealTransitions[phase][event];
  return next === 'no' ? null : next;
}

export const isDecided = (phase: AppealPhase): boolean =>
  appealEvents.every((event) => appealTransitions[phase][event] === 'no');

/**
 * Whether somebody may decide: not whoever put the person on the list, where another is there to do it. The caller
 * says whether there is.
 */
export function mayDecideAppeal(by: string, addedBy: string | null, hasOthers: boolean): boolean {
  return by !== addedBy || !hasOthers;
}

/** An appeal that nobody answered by its time is shown first. */
export const isOverdue = (phase: AppealPhase, dueAt: Instant, now: Instant): boolean =>
  phase === 'filed' && now >= dueAt;
