import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLogs } from '@vedette/server';
import { testDatabaseUrl } from '@vedette/store/test/platform/test-database';
import { afterAll } from 'vitest';
import { parseConfig, parseStart } from '../src/config.ts';
import { openPlatform, type Platform } from '../src/platform.ts';

export interface Heard {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Empty for what is no JSON. */
  readonly json: Record<string, unknown>;
}

/** Somebody at a browser, with its cookies; or a program with its key. */
export interface Visitor {
  ask(
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Heard>;
  readonly cookies: Map<string, string>;
}

export interface TestPlatform extends Platform {
  readonly url: string;
  readonly databaseUrl: string;
  visitor(bearer?: string): Visitor;
}

export const password = 'correct horse battery';

/** A whole platform process inside this one, on a database of its own or one that others work on too. */
export async function testPlatform(
  databaseUrl?: string,
  settings: Readonly<Record<string, unknown>> = {},
  keyFile?: string,
): Promise<TestPlatform> {
  const folder = mkdtempSync(join(tmpdir(), 'vedette-process-'));
  const url = databaseUrl ?? (await testDatabaseUrl());
  const key = keyFile ?? join(folder, 'key', 'platform.key');
  const start = parseStart(['--data', join(folder, 'data'), '--port', '0'], {
    ...{ DATABASE_URL: url, VEDETTE_PLATFORM_KEY_FILE: key },
  });
  const config = parseConfig(settings, start.said);
  const platform = await openPlatform({ start, config, log: openLogs({ level: 'warn', now: Date.now }) });
  afterAll(async () => {
    await platform.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const base = `http://localhost:${platform.port}`;
  return { ...platform, url: base, databaseUrl: url, visitor: (bearer) => visitor(base, bearer) };
}

function visitor(base: string, bearer?: string): Visitor {
  const cookies = new Map<string, string>();
  return {
    cookies,
    async ask(method, path, body, headers = {}) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await fetch(`${base}${path}`, {
        method,
        redirect: 'manual',
        headers: {
          ...(cookie === '' ? {} : { cookie }),
          ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      for (const set of answer.headers.getSetCookie()) {
        const [pair = ''] = set.split(';');
        const [name = '', value = ''] = pair.split(/=(.*)/s);
        if (value === '') cookies.delete(name);
        else cookies.set(name, value);
      }
      const text = await answer.text();
      return { status: answer.status, headers: answer.headers, text, json: jsonOf(text) };
    },
  };
}

function jsonOf(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** Claims a new platform and gives its owner, signed in. */
export async function claimed(platform: TestPlatform, name = 'owner'): Promise<Visitor> {
  const owner = platform.visitor();
  const claim = { code: platform.code, name, password, organisation: 'Works', site: 'Gate' };
  const { status, text } = await owner.ask('POST', '/api/claim', claim);
  if (status !== 200) throw new Error(text);
  return owner;
}

/** Makes an account and signs it in. */
export async function colleague(
  platform: TestPlatform,
  owner: Visitor,
  name: string,
  grants: readonly unknown[],
  organisation?: string,
): Promise<Visitor & { readonly id: string }> {
  const account = { name, displayName: name, password, grants, organisation };
  const made = await owner.ask('POST', '/api/accounts', account);
  if (made.status !== 200) throw new Error(made.text);
  const visitor = platform.visitor();
  const signedIn = await visitor.ask('POST', '/api/session', { name, password });
  if (signedIn.status !== 200) throw new Error(signedIn.text);
  return { ...visitor, id: String(made.json['id']) };
}
