import { VedetteError } from '@vedette/domain';
import type { Hono } from 'hono';
import type { Samples } from '../demo/samples.ts';
import type { Env } from './env.ts';

/** Sample people who walk past, for a kiosk page on a machine without a camera. */
export function serveSamples(app: Hono<Env>, samples: Samples): void {
  app.get('/kiosk/samples/index.json', async (c) => c.json({ samples: await samples.list() }));
  app.get('/kiosk/samples/:id/:file{[0-9]{1,4}\\.jpg}', async (c) => {
    const frame = await samples.frame(c.req.param('id'), Number.parseInt(c.req.param('file'), 10));
    if (frame === null) throw new VedetteError('not-found', 'caller', { at: 'sample' });
    return c.body(new Uint8Array(frame), 200, { 'Content-Type': 'image/jpeg' });
  });
}
