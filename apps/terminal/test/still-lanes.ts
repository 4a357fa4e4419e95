import type { LaneStatus } from '@vedette/contract';
import { type LaneId, type Presentation, VedetteError } from '@vedette/domain';
import type { Lanes } from '../src/lane/lanes.ts';

const lane: LaneStatus = {
  ...{
    id: 'lane-1',
    state: 'idle',
    screen: 'idle',
    camera: 'live',
    readers: [],
    turnstile: 'simulated',
    fire: false,
  },
  referred: null,
};

/** One lane that only remembers what it was told. */
export interface StillLanes extends Lanes {
  readonly told: string[];
  /** What is shown to the reader next. */
  nextCardIs(card: Presentation | null): void;
}

export function stillLanes(): StillLanes {
  const told: string[] = [];
  let next: Presentation | null = null;
  const mustBe = (id: LaneId): void => {
    if (id !== lane.id) throw new VedetteError('not-found', 'caller', { at: 'lane' });
  };
  return {
    told,
    list: () => [lane],
    async answer(id, passage, answer) {
      mustBe(id);
      told.push(`${answer} ${passage}`);
    },
    async open(id) {
      mustBe(id);
      told.push('open');
    },
    kioskUrl: (id) => `http://localhost/kiosk/?lane=${id}&key=abc`,
    selfTest: async () => [
      { driver: 'gate', ok: true, checks: [{ name: 'link', ok: true, code: 'ok' }] },
      { driver: 'thermometer', ok: false, checks: [{ name: 'link', ok: false, code: 'no-answer' }] },
    ],
    reload: async () => void told.push('reload'),
    present: (id, { bytes }) => void told.push(`present ${id} ${bytes.length}`),
    askAgain: (id) => void told.push(`ask again ${id}`),
    nextCard: async (id) => {
      mustBe(id);
      return next;
    },
    nextCardIs: (card) => {
      next = card;
    },
    forget: async (subject) => void told.push(`forget ${subject}`),
  };
}
