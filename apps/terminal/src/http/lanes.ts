import { type LaneId, VedetteError } from '@vedette/domain';
import type { AppDeps } from './deps.ts';
import { note } from './note.ts';
import type { Handlers } from './serve.ts';

type LaneRoutes = 'lanes' | 'answer' | 'open' | 'kioskLink';

export function laneHandlers({ store, lanes }: AppDeps): Pick<Handlers<'device'>, LaneRoutes> {
  const { audit } = store;
  const mustHave = (id: string): LaneId => {
    if (lanes.list().some((lane) => lane.id === id)) return id as LaneId;
    throw new VedetteError('not-found', 'caller', { at: 'lane' });
  };
  return {
    lanes: () => lanes.list(),
    answer: async (c) => {
      const lane = mustHave(c.req.valid('param').id);
      const { passage, answer, reason } = c.req.valid('json');
      await lanes.answer(lane, passage, answer);
      const action = answer === 'grant' ? 'passage-granted' : 'passage-denied';
      await note(c, audit, action, passage, { reason });
    },
    open: async (c) => {
      const lane = mustHave(c.req.valid('param').id);
      const { reason } = c.req.valid('json');
      // Before the door moves: an opening by hand without its line must not happen.
      await note(c, audit, 'lane-opened', lane, { reason });
      await lanes.open(lane);
    },
    kioskLink: (c) => ({ url: lanes.kioskUrl(mustHave(c.req.valid('param').id)) }),
  };
}
