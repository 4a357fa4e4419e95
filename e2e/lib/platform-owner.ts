import { accountRoutes, platformSessionRoutes } from '@vedette/contract/platform';
import { type Call, openClient } from '@vedette/sdk';
import type { PlatformProcess } from './platform-process.ts';

export const owner = { name: 'owner', password: 'a long sentence of ours' } as const;

/** Whoever has claimed the platform, by HTTP alone. */
export type PlatformOwner = Call;

/** A client of the SDK that signs in by cookie, as a browser does, and says why it looks. */
export function withCookie(origin: string, cookie: string): PlatformOwner {
  const send: typeof fetch = (address, init) => {
    const headers = new Headers(init?.headers);
    headers.delete('authorization');
    headers.set('cookie', cookie);
    headers.set('vedette-reason', encodeURIComponent('end-to-end test'));
    return fetch(address, { ...init, headers });
  };
  return openClient({ base: origin, key: 'none', fetch: send });
}

/** Claims a new platform. */
export async function claimPlatform({ origin, code }: PlatformProcess): Promise<PlatformOwner> {
  const response = await fetch(origin + platformSessionRoutes.claim.path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      ...{ code, ...owner, organisation: '东海电子', site: '一号厂房', timeZone: 'Asia/Shanghai' },
    }),
  });
  if (!response.ok) throw new Error(`claim: ${response.status} ${await response.text()}`);
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  return withCookie(origin, cookies.join('; '));
}

/** A colleague of the owner's with that built-in role everywhere, signed in. */
export async function newColleague(
  ask: PlatformOwner,
  origin: string,
  role: 'tracer' | 'guard' | 'auditor',
  name: string = role,
): Promise<PlatformOwner> {
  const { password } = owner;
  await ask(accountRoutes.create, {
    body: { name, displayName: name, password, grants: [{ role, places: null }] },
  });
  const response = await fetch(origin + platformSessionRoutes.signIn.path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, password }),
  });
  if (!response.ok) throw new Error(`sign-in: ${response.status} ${await response.text()}`);
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  return withCookie(origin, cookies.join('; '));
}
