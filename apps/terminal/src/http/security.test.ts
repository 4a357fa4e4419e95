import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isOwnRequest, machineAddresses, namesThisMachine } from '@vedette/server';
import { describe, expect, it } from 'vitest';
import { bodyOf, codeOf, openAdmin } from '../../test/admin.ts';
import { createApp } from './app.ts';

describe('the Host header', () => {
  it.each(['localhost', 'localhost:8080', '127.0.0.1:80', '[::1]:8080', 'Door.Works.lan:8080'])(
    '%s is ours',
    (host) => {
      expect(namesThisMachine(host, ['door.works.lan'])).toBe(true);
    },
  );

  it('may be any address of this machine', () => {
    for (const { address } of machineAddresses()) {
      expect(namesThisMachine(address.includes(':') ? `[${address}]` : address, [])).toBe(true);
    }
  });

  it.each([
    'evil.example',
    'localhost.evil.example',
    '8.8.8.8',
    '[::2]',
    '',
    'a b',
    'localhost:8080@evil.example',
  ])('%s is refused', async (host) => {
    const admin = await openAdmin();
    expect(await codeOf(await admin.ask('GET', '/api/welcome', { headers: { host } }))).toBe(
      '403 not-allowed',
    );
  });
});

describe('a request that changes something', () => {
  const from = (origin?: string, site?: string, method = 'POST') =>
    isOwnRequest({ method, host: 'localhost:8080', origin, site });

  it('comes from our own page or from no browser', () => {
    expect([from('http://localhost:8080', 'same-origin'), from('https://localhost:8080'), from()]).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('never comes from another page', () => {
    expect(from('http://evil.example')).toBe(false);
    expect(from('null')).toBe(false);
    expect(from('http://localhost:3000')).toBe(false);
    expect(from('http://localhost:8080', 'cross-site')).toBe(false);
    expect(from(undefined, 'same-site')).toBe(false);
    expect(from(undefined, 'cross-site', 'GET')).toBe(false);
  });

  it('is refused by the API with the reason', async () => {
    const admin = await openAdmin();
    const headers = { origin: 'http://evil.example' };
    const answer = await admin.as('owner', 'PUT', '/api/holidays', { json: [], headers });
    expect(await bodyOf(answer)).toMatchObject({ code: 'not-allowed', at: 'origin' });
  });
});

describe('every answer', () => {
  it('of the API is never stored, never framed and never a page', async () => {
    const admin = await openAdmin();
    for (const path of ['/api/welcome', '/api/people', '/api/nothing']) {
      const { headers } = await admin.ask('GET', path);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'; frame-ancestors 'none'");
    }
  });

  it('to an unknown address is a problem', async () => {
    const admin = await openAdmin();
    expect(await codeOf(await admin.as('owner', 'GET', '/api/nothing'))).toBe('404 not-found');
    expect(await codeOf(await admin.ask('GET', '/nothing'))).toBe('404 not-found');
  });

  it('to what is no JSON, or not of the right form, says where and never what', async () => {
    const admin = await openAdmin();
    const broken = { body: '{"name": "张三', type: 'application/json' };
    expect(await codeOf(await admin.as('owner', 'POST', '/api/people', broken))).toBe('400 input-invalid');
    const plain = { body: 'name=x', type: 'text/plain' };
    expect(await codeOf(await admin.as('owner', 'POST', '/api/people', plain))).toBe('400 input-invalid');
    const json = { name: '张三', phone: 'hostile\u0000phone' };
    const answer = await admin.as('owner', 'POST', '/api/people', { json });
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({ problems: [{ path: 'phone', message: 'invalid-format' }] });
    expect(text).not.toMatch(/张三|hostile/);
  });

  it('to a body beyond its limit is told by what really comes', async () => {
    const admin = await openAdmin();
    const body = Buffer.alloc(300_000, 0x20);
    const answer = await admin.as('owner', 'POST', '/api/people', { body, type: 'application/json' });
    expect(await codeOf(answer)).toBe('413 upload-too-large');
    const cookie = await admin.cookieOf('owner');
    const stream = new Blob([new Uint8Array(21_000_000)]).stream();
    const request = new Request('http://localhost:8080/api/people/x/references', {
      method: 'POST',
      body: stream,
      headers: { host: 'localhost', cookie, 'content-type': 'image/jpeg' },
      duplex: 'half',
    } as RequestInit);
    expect(await codeOf(await admin.app.request(request))).toBe('413 upload-too-large');
  });
});

describe('the pages', () => {
  async function withPages() {
    const admin = await openAdmin();
    const { console: folder } = admin.deps.pages;
    mkdirSync(join(folder, 'assets'), { recursive: true });
    writeFileSync(join(folder, 'index.html'), '<title>admin</title>');
    writeFileSync(join(folder, 'assets/index-DZ3kq0aB.js'), 'start()');
    writeFileSync(join(admin.folder, 'secret.json'), '{}');
    const app = createApp(admin.deps);
    return (path: string) =>
      app.request(`http://localhost:8080${path}`, { headers: { host: 'localhost:8080' } });
  }

  it('come with a policy that lets them load nothing but their own', async () => {
    const get = await withPages();
    const { headers } = await get('/admin/');
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('cache-control')).toBe('no-cache');
    expect(headers.get('content-security-policy')).toContain("script-src 'self';");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('permissions-policy')).toContain('camera=(self)');
  });

  it('are kept by the browser when their name is a hash of them', async () => {
    const get = await withPages();
    const { headers } = await get('/admin/assets/index-DZ3kq0aB.js');
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  it('find their own routes, and the root leads to them', async () => {
    const get = await withPages();
    expect(await (await get('/admin/people/new')).text()).toBe('<title>admin</title>');
    expect((await get('/')).headers.get('location')).toBe('/admin/');
  });

  it.each([
    '/admin/../secret.json',
    '/admin/%2e%2e/secret.json',
    '/admin/..%2fsecret.json',
    '/admin/..%5csecret.json',
    '/admin//etc/passwd.json',
  ])('never lead to %s', async (path) => {
    const get = await withPages();
    expect((await get(path)).status).toBe(404);
  });

  it('that were not built are not found', async () => {
    const admin = await openAdmin();
    expect(await codeOf(await admin.ask('GET', '/kiosk/'))).toBe('404 not-found');
  });
});

it('says what it offers at /openapi.json, every route of it', async () => {
  const admin = await openAdmin();
  const document = await bodyOf<{ openapi: string; paths: object }>(await admin.ask('GET', '/openapi.json'));
  expect(document.openapi).toBe('3.1.0');
  expect(Object.keys(document.paths)).toContain('/api/events');
});
