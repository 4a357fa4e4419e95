import { VedetteError } from '@vedette/domain';
import type { AlarmId, Cursor } from '@vedette/store';
import { actorNames } from '../use-cases/access/actor-names.ts';
import { alarmView } from '../use-cases/device/alarm-view.ts';
import { callerOf } from './caller.ts';
import type { AppDeps } from './deps.ts';
import type { Handlers } from './serve.ts';

export function alarmHandlers({ store, live }: AppDeps): Handlers<'alarms'> {
  const { alarms, operators, audit } = store;
  return {
    list: async (c) => {
      const { cursor, limit, open } = c.req.valid('query');
      const isOpen = open === undefined ? undefined : open === 'true';
      const page = await alarms.list({ cursor: (cursor ?? null) as Cursor | null, limit, open: isOpen });
      const nameOf = await actorNames(operators);
      return { items: page.items.map((alarm) => alarmView(alarm, nameOf)), next: page.next };
    },
    acknowledge: async (c) => {
      const id = Number(c.req.valid('param').id);
      if (!Number.isSafeInteger(id)) throw new VedetteError('not-found', 'caller', { at: 'alarm' });
      const actor = callerOf(c).operator.id;
      const done = await alarms.acknowledge(id as AlarmId, actor, c.req.valid('json').note ?? '');
      await audit.append({ actor, action: 'alarm-acknowledged', target: String(id) });
      const alarm = alarmView(done, await actorNames(operators));
      // A note is free text, and live events carry nothing personal: whoever may see it asks for the list.
      live.publish({ type: 'alarm', alarm: { ...alarm, note: null } });
      return alarm;
    },
  };
}
