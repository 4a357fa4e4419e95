import type { HttpBindings } from '@hono/node-server';
import type { Caller } from '../use-cases/access/sessions.ts';

/** What a request carries on its way through the API. */
export interface Env {
  Bindings: Partial<HttpBindings>;
  Variables: {
    /** Who is signed in; null for nobody. */
    caller: Caller | null;
  };
}
