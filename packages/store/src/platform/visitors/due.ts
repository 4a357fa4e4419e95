import { nextVisitEvent, type VisitState, type VisitTimes } from '@vedette/domain';
import { isoOrNull } from '../database/iso.ts';

/** When a visit goes on by itself, as its row says it. */
export const dueAt = (state: VisitState, times: VisitTimes): string | null =>
  isoOrNull(nextVisitEvent(state, times)?.at ?? null);
