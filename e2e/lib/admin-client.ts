import type { Page } from 'playwright-core';
import type { TerminalProcess } from './terminal-process.ts';

export interface AdminAnswer {
  readonly status: number;
  readonly text: string;
  json<T>(): T;
}

/** A signed-in operator, by HTTP alone. */
export interface AdminClient {
  call(method: string, path: string, body?: unknown): Promise<AdminAnswer>;
  upload(path: string, type: string, bytes: Uint8Array): Promise<AdminAnswer>;
  /** The same operator, when the terminal has started anew at another port. */
  at(base: string): AdminClient;
}

const password = 'a long sentence of ours';

async function answerOf(response: Response): Promise<AdminAnswer> {
  const text = await response.text();
  return { status: response.status, text, json: <T>() => JSON.parse(text) as T };
}

/** Claims a new terminal and gives its owner. */
export async function claimTerminal(terminal: TerminalProcess): Promise<AdminClient> {
  const claim = { code: terminal.code, name: 'owner', password, site: 'Test gate' };
  const response = await fetch(`${terminal.base}/api/claim`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(claim),
  });
  if (!response.ok) throw new Error(`claim: ${response.status} ${await response.text()}`);
  return clientWith(
    terminal.base,
    response.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; '),
  );
}

function clientWith(base: string, cookie: string): AdminClient {
  const headers = { cookie, 'vedette-reason': encodeURIComponent('end-to-end test') };
  return {
    at: (other) => clientWith(other, cookie),
    async call(method, path, body) {
      const init = body === undefined ? {} : { body: JSON.stringify(body) };
      const type = body === undefined ? {} : { 'content-type': 'application/json' };
      return answerOf(await fetch(base + path, { method, headers: { ...headers, ...type }, ...init }));
    },
    async upload(path, type, bytes) {
      const init = {
        method: 'POST',
        headers: { ...headers, 'content-type': type },
        body: new Uint8Array(bytes),
      };
      return answerOf(await fetch(base + path, init));
    },
  };
}

export interface SeenRecord {
  readonly id: string;
  readonly outcome: string;
  readonly reasons: readonly string[];
  readonly by: readonly string[];
  readonly completion: string | null;
  readonly body: Readonly<Record<string, string>>;
}

export async function recordsOf(admin: AdminClient): Promise<readonly SeenRecord[]> {
  return (await admin.call('GET', '/api/records?limit=50')).json<{ items: SeenRecord[] }>().items;
}

/** Adds a person and enrols the face of a picture. */
export async function enrolPerson(
  admin: AdminClient,
  person: { readonly name: string; readonly phone?: string },
  photo: Uint8Array,
): Promise<string> {
  const created = await admin.call('POST', '/api/people', person);
  if (created.status !== 200) throw new Error(`create: ${created.text}`);
  const { id } = created.json<{ id: string }>();
  const enrolled = await admin.upload(`/api/people/${id}/references`, 'image/jpeg', photo);
  if (enrolled.status !== 200) throw new Error(`enrol: ${enrolled.text}`);
  return id;
}

/** Signs the owner of `claimTerminal` in, on the admin's own page. */
export async function signIn(page: Page, terminal: TerminalProcess): Promise<void> {
  await page.goto(terminal.admin);
  await page.fill('input[autocomplete="username"]', 'owner');
  await page.fill('input[autocomplete="current-password"]', password);
  await page.click('button[type="submit"]');
  await page.waitForSelector('#main');
}
