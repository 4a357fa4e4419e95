import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errorOf, problemResponse } from '@vedette/server';
import { Hono } from 'hono';
import { expect, it, onTestFinished } from 'vitest';
import { serveVerifyPage } from './verify-page.ts';

function served(content: string | null) {
  const folder = mkdtempSync(join(tmpdir(), 'vedette-verify-page-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  if (content !== null) writeFileSync(join(folder, 'index.html'), content);
  const app = new Hono();
  app.onError((error, c) => problemResponse(c, errorOf(error)));
  app.get('/verify/', serveVerifyPage(folder));
  return app.request('/verify/');
}

it('sends the policy that stands in the page, by which it loads nothing and talks to nobody', async () => {
  const hash = `'sha256-${createHash('sha256').update('alert(1)').digest('base64')}'`;
  const policy = `default-src 'none'; script-src ${hash}`;
  const answer = await served(`<meta http-equiv="Content-Security-Policy" content="${policy}" />`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-security-policy')).toBe(`${policy}; frame-ancestors 'none'`);
});

it('is not there before it was built, nor without a policy', async () => {
  expect((await served(null)).status).toBe(404);
  expect((await served('<p>anything</p>')).status).toBe(404);
});
