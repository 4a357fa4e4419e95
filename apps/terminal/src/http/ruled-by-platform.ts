import { VedetteError } from '@vedette/domain';
import type { PlatformRules } from '../platform-link/rules.ts';
import type { Routes } from './access.ts';
import type { Handlers } from './serve.ts';

/** What a request would change, as the platform's rows name it. */
type Changes = (id: string) => { readonly kind: string; readonly id: string | null };

const row =
  (kind: string): Changes =>
  (id) => ({ kind, id });
/** There is one for the whole terminal. */
const only =
  (kind: string): Changes =>
  () => ({ kind, id: null });

/** Every route that changes what a platform may rule. */
const changes = {
  people: {
    ...{ change: row('person'), remove: row('person') },
    ...{ enrol: row('person'), removeReference: row('person') },
  },
  lists: { put: row('list'), remove: row('list'), putEntry: row('list'), removeEntry: row('list') },
  schedules: { put: row('schedule'), remove: row('schedule'), putHolidays: only('holidays') },
  duty: { put: only('duty') },
} as const satisfies { readonly [G in keyof Routes]?: { readonly [N in keyof Routes[G]]?: Changes } };

/** The handlers of a room, of which none changes what the platform rules. */
export function ruledBy<G extends keyof typeof changes>(
  rules: PlatformRules,
  group: G,
  handlers: Handlers<G>,
): Handlers<G> {
  const own: Readonly<Record<string, Changes>> = changes[group];
  const wrapped = Object.entries<(ask: never) => unknown>(handlers).map(([name, handler]) => {
    const changed = own[name];
    if (changed === undefined) return [name, handler];
    return [name, guarded(rules, changed, handler)];
  });
  // Each handler stays under its own name, with what it takes and gives.
  return Object.fromEntries(wrapped) as Handlers<G>;
}

interface Asked {
  readonly req: { param(name: 'id'): string | undefined };
}

function guarded(rules: PlatformRules, changed: Changes, handler: (ask: never) => unknown) {
  return async (ask: Asked): Promise<unknown> => {
    const { kind, id } = changed(ask.req.param('id') ?? '');
    if (await rules.has(kind, id)) throw new VedetteError('ruled-by-platform', 'caller', { at: kind });
    return handler(ask as never);
  };
}
