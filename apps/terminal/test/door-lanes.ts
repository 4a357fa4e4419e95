import { type LaneId, VedetteError } from '@vedette/domain';
import type { Lane } from '../src/lane/lane.ts';
import type { Lanes } from '../src/lane/lanes.ts';
import type { Door } from './lane-kit.ts';

/** The lanes of a door, as the LAN admin reaches them. */
export function lanesAt({ lanes, knowledge, reload }: Door): Lanes {
  const all = lanes.map(({ lane }) => lane);
  function find(id: LaneId): Lane {
    const found = lanes.find((each) => each.id === id);
    if (found === undefined) throw new VedetteError('not-found', 'caller', { at: 'lane' });
    return found.lane;
  }
  return {
    list: () => all.map((lane) => lane.status()),
    answer: async (id, passage, answer) => find(id).answer(passage, answer),
    open: async (id) => find(id).open(),
    kioskUrl: (id) => `http://localhost/kiosk/?lane=${id}&key=abc`,
    present: (id, presentation) => find(id).present(presentation),
    askAgain: (id) => find(id).askAgain(),
    nextCard: (id) => find(id).nextCard(),
    selfTest: async () => (await Promise.all(all.map((lane) => lane.selfTest()))).flat(),
    reload,
    async forget(subject) {
      knowledge.forget(subject as Parameters<typeof knowledge.forget>[0]);
      for (const lane of all) lane.renewed();
    },
  };
}
