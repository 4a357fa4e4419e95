import { expect, it, onTestFinished } from 'vitest';
import { openAdmin } from '../../test/admin.ts';
import { listen } from '../listen.ts';
import { servesPage } from './serves-page.ts';

it('a page counts as served when the terminal answers it at its port, and as missing otherwise', async () => {
  const { app } = await openAdmin();
  const { server, port } = await listen({
    ...{ fetch: app.fetch, host: 'loopback', port: 0, tls: undefined, onFault: () => undefined },
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const base = `http://127.0.0.1:${port}`;
  expect(await servesPage(`${base}/openapi.json`)).toBe(true);
  expect(await servesPage(`${base}/kiosk/`)).toBe(false);
  server.closeAllConnections();
  server.close();
  expect(await servesPage(`${base}/openapi.json`)).toBe(false);
});
