import { type LiveEvent, liveEventSchema } from '@vedette/contract';
import type { LiveState } from '../../api/event-stream.ts';

type Passage = Extract<LiveEvent, { type: 'passage' }>;
export interface LivePassage extends Passage {
  readonly completion: string | null;
}

export interface LiveView {
  readonly state: LiveState;
  /** The latest first. */
  readonly passages: readonly LivePassage[];
}

const passagesMax = 50;

export const nothingYet: LiveView = { state: 'connecting', passages: [] };

/** The view after one more event; an unchanged view is the same object. */
export function afterEvent(view: LiveView, event: LiveEvent): LiveView {
  if (event.type === 'passage') {
    if (view.passages.some((each) => each.id === event.id)) return view;
    return { ...view, passages: [{ ...event, completion: null }, ...view.passages].slice(0, passagesMax) };
  }
  if (event.type !== 'completion') return view;
  const passages = view.passages.map((each) =>
    each.id === event.id ? { ...each, completion: event.completion } : each,
  );
  return { ...view, passages };
}

/** Undefined for what is not a live event of this version. */
export function readEvent(text: string): LiveEvent | undefined {
  try {
    return liveEventSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
