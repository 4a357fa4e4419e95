import { faultDetails } from '@vedette/server';
import type { AppDeps } from './deps.ts';
import { note } from './note.ts';
import type { Handlers } from './serve.ts';

export function clockHandlers({
  store,
  clock,
  logs,
  lanes,
}: AppDeps): Pick<Handlers<'device'>, 'clock' | 'putClock'> {
  /** A time server that does not answer is no reason to refuse its settings: `measuredAt` stays as it was. */
  const measure = (): Promise<void> =>
    clock.measure().catch((cause: unknown) => logs.warn('time-server-failed', faultDetails(cause)));
  const view = () => clock.status();
  return {
    clock: view,
    putClock: async (c) => {
      const { timeZone, server, accept } = c.req.valid('json');
      await clock.configure({ timeZone, server });
      if (accept) await clock.accept();
      await measure();
      await note(c, store.audit, accept ? 'clock-accepted' : 'clock-changed', null, { timeZone });
      await lanes.reload();
      return view();
    },
  };
}
