import {
  type LivePassage,
  type PlatformLiveEvent,
  platformLiveEventSchema,
} from '@vedette/contract/platform';
import type { LiveState } from '../../api/event-stream.ts';

export interface SeenPassage extends LivePassage {
  readonly site: number;
  readonly device: string;
}

export interface LiveView {
  readonly state: LiveState;
  /** The latest first. */
  readonly passages: readonly SeenPassage[];
  /** How many passages were told since the stream was opened: changes whenever somebody passes. */
  readonly passed: number;
  /** The last alarm that was raised, for whoever makes it heard. */
  readonly raised: { readonly id: string; readonly severity: string; readonly site: number | null } | null;
}

const passagesMax = 50;
export const nothingYet: LiveView = { state: 'connecting', passages: [], passed: 0, raised: null };

/** The view after one more event; an unchanged view is the same object. */
export function afterEvent(view: LiveView, event: PlatformLiveEvent): LiveView {
  switch (event.type) {
    case 'flow': {
      const { site, device } = event;
      const fresh = [...event.passages]
        .sort((a, b) => b.at - a.at)
        .filter(({ id }) => !view.passages.some((each) => each.id === id))
        .map((passage) => ({ ...passage, site, device }));
      const passages = [...fresh, ...view.passages].slice(0, passagesMax);
      const count = event.counts.reduce((sum, each) => sum + each.count, 0);
      return { ...view, passages, passed: view.passed + count };
    }
    case 'alarm': {
      if (event.what !== 'raised' && event.what !== 'again') return view;
      const { id, severity, site } = event.alarm;
      return { ...view, raised: { id, severity, site } };
    }
    case 'presence':
    case 'behind':
      return view;
  }
}

/** Undefined for what is not a live event of this version. */
export function readEvent(text: string): PlatformLiveEvent | undefined {
  try {
    return platformLiveEventSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
