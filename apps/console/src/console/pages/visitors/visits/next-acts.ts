import type { VisitView } from '@vedette/contract/platform';
import type { Permission } from '../../../session/session-context.ts';

export const visitActs = [
  ...(['approve', 'refuse', 'arrive', 'admit', 'leave', 'extend', 'badge', 'cancel'] as const),
];
export type VisitAct = (typeof visitActs)[number];

type Phase = VisitView['phase'];
/** In which phases an act makes sense; the platform has the last word. */
const phases: Readonly<Record<VisitAct, readonly Phase[]>> = {
  approve: ['invited', 'awaiting-approval'],
  refuse: ['invited', 'awaiting-approval', 'approved'],
  arrive: ['awaiting-approval', 'approved'],
  admit: ['approved', 'arrived'],
  leave: ['arrived', 'on-site', 'overstayed'],
  extend: ['on-site', 'overstayed'],
  badge: ['approved', 'arrived', 'on-site', 'overstayed'],
  cancel: ['invited', 'awaiting-approval', 'approved'],
};
const desk: readonly VisitAct[] = ['arrive', 'admit', 'leave', 'badge'];

interface Seen extends Pick<VisitView, 'phase' | 'entries' | 'person'> {
  readonly needed: readonly VisitView['needed'][number][];
}

/** What may be done with a visit next, by those who have these rights; the likeliest first. */
export function nextActs({ phase, needed, entries, person }: Seen, may: ReadonlySet<Permission>): VisitAct[] {
  const isAllowed = (act: VisitAct): boolean => {
    if (act === 'approve' || act === 'refuse') return mayDecide(needed, may);
    return may.has(desk.includes(act) ? 'visitors-desk' : 'visitors-see');
  };
  const comesBack = phase === 'left' && entries === 'multiple';
  return visitActs.filter(
    (act) =>
      person !== null && isAllowed(act) && (phases[act].includes(phase) || (act === 'admit' && comesBack)),
  );
}

/** Whether it is the host's yes that is wanted is known to the platform alone: whoever invites may be one. */
function mayDecide(needed: Seen['needed'], may: ReadonlySet<Permission>): boolean {
  return may.has('visitors-approve') || (needed.includes('host') && may.has('visitors-invite'));
}
