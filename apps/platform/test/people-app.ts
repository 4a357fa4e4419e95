import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { platformPermissions } from '@vedette/contract/platform';
import { type Instant, instant } from '@vedette/domain';
import { errorOf, problemResponse } from '@vedette/server';
import { morning, ourReach, ours } from '@vedette/store/test/platform/people-kit';
import { fileCustody, type KeyCustody } from '@vedette/vault';
import { afterAll } from 'vitest';
import type { AuditLine } from '../src/module/audit.ts';
import type { Caller } from '../src/module/caller.ts';
import { type ModuleEnv, moduleApp } from '../src/module/serve-module.ts';

export interface TestClock {
  now(): Instant;
  /** Hours after the morning of the tests. */
  to(hours: number): void;
}

const hour = 3_600_000;

export function testClock(): TestClock {
  let at: number = morning;
  return {
    now: () => instant(at),
    to: (hours) => {
      at = morning + hours * hour;
    },
  };
}

/** Somebody of ours with every right, or with what is said. */
export function callerOf(change: Partial<Caller> = {}): Caller {
  return {
    ...{ account: 'account-1', person: null, organisation: ours, reach: ourReach },
    ...{ permissions: new Set<string>(platformPermissions), askReason: false },
    ...change,
  };
}

/** An audit trail that can be read. */
export function openTrail() {
  const lines: AuditLine[] = [];
  return {
    lines,
    append: async (line: AuditLine): Promise<void> => void lines.push(line),
  };
}

/** A file of keys beside nothing, gone after the file's tests. */
export async function testCustody(): Promise<KeyCustody> {
  const folder = mkdtempSync(join(tmpdir(), 'vedette-custody-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'keys');
  return fileCustody({ path, outside: join(folder, 'data'), mayCreate: async () => true });
}

export interface Heard {
  readonly status: number;
  /** Parsed JSON, or the text of anything else. */
  readonly body: ReturnType<typeof JSON.parse>;
  readonly headers: Headers;
}
export type Asking = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Heard>;

/** An app of some modules, asked as whoever is said; null: by nobody who has signed in. */
export interface PeopleApp {
  (caller: Caller | null): Asking;
  readonly app: OpenAPIHono<ModuleEnv>;
}

export function peopleApp(serve: (app: OpenAPIHono<ModuleEnv>) => void): PeopleApp {
  let asking: Caller | null = null;
  const app = moduleApp();
  app.use(async (c, next) => {
    c.set('caller', asking);
    await next();
  });
  app.onError((error, c) => problemResponse(c, errorOf(error)));
  serve(app);
  const askAs =
    (caller: Caller | null): Asking =>
    async (method, path, body, headers) => {
      asking = caller;
      const isJson = body !== undefined && !(body instanceof Uint8Array);
      const response = await app.request(path, {
        method,
        headers: { ...(isJson ? { 'content-type': 'application/json' } : {}), ...headers },
        ...(body === undefined
          ? {}
          : { body: isJson ? JSON.stringify(body) : new Uint8Array(body as Uint8Array) }),
      });
      const text = await response.text();
      const isAnswerJson = /json/.test(response.headers.get('content-type') ?? '');
      return {
        status: response.status,
        body: isAnswerJson && text !== '' ? JSON.parse(text) : text,
        headers: response.headers,
      };
    };
  return Object.assign(askAs, { app });
}
