import { type LiveEvent, liveEventSchema } from '@vedette/contract';
import { may, type Permission } from '@vedette/domain';
import { openEventReaders, openEventStream } from '@vedette/server';
import type { Sessions } from '../use-cases/access/sessions.ts';
import { callerOf } from './caller.ts';
import type { AppDeps } from './deps.ts';
import type { Handlers } from './serve.ts';

/** Which permission it takes to see each kind of event. */
const permissionFor: Readonly<Record<LiveEvent['type'], Permission>> = {
  passage: 'records-see',
  completion: 'records-see',
  alarm: 'alarms-see',
  lane: 'lanes-see',
  import: 'people-change',
  duty: 'duty-see',
  vault: 'device-see',
};
const heartbeatOtherwise = 15_000;

export function eventHandlers({ live, heartbeat }: AppDeps, sessions: Sessions): Handlers<'events'> {
  const readers = openEventReaders();
  return {
    live: (c) => {
      const { operator, token } = callerOf(c);
      const leave = readers.enter(token);
      const { stream, send } = openEventStream({
        heartbeat: heartbeat ?? heartbeatOtherwise,
        // Another role sees other events: the page comes again and is asked anew.
        isOver: async () => (await sessions.roleOf(token)) !== operator.role,
        onEnd: () => {
          unsubscribe();
          leave();
        },
      });
      const unsubscribe = live.subscribe((event) => {
        if (may(operator.role, permissionFor[event.type])) send(event.type, liveEventSchema.parse(event));
      });
      return new Response(stream, {
        headers: { 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' },
      });
    },
  };
}
