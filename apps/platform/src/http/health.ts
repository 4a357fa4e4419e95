import type { OpenAPIHono } from '@hono/zod-openapi';
import { VedetteError } from '@vedette/domain';
import type { ModuleEnv } from '../module/serve-module.ts';

export interface HealthDeps {
  /** Resolves when the database answers. */
  readonly ping: () => Promise<void>;
  /** False from the moment on at which the process begins to end. */
  readonly isOpen: () => boolean;
  readonly metrics: () => string;
}

const loopback: ReadonlySet<string> = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** What tells whoever runs the platform how it is; before the check of the name by which it is asked for. */
export function serveHealth(app: OpenAPIHono<ModuleEnv>, { ping, isOpen, metrics }: HealthDeps): void {
  app.get('/healthz', (c) => c.text('ok\n'));
  app.get('/readyz', async (c) => {
    if (!isOpen()) return c.text('closing\n', 503);
    try {
      await ping();
      return c.text('ok\n');
    } catch {
      return c.text('database\n', 503);
    }
  });
  app.get('/metrics', (c) => {
    const address = c.env?.incoming?.socket.remoteAddress ?? '';
    // Through a proxy of the same machine it is somebody else who asks.
    const isOurs = loopback.has(address) && c.req.header('x-forwarded-for') === undefined;
    if (!isOurs) throw new VedetteError('not-found', 'caller', { at: 'address' });
    return c.text(metrics(), 200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' });
  });
}
