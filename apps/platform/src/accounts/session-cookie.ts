import { sessionCookies } from '@vedette/contract';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { longestSession } from './sessions.ts';

/** The cookie of a session; its name and attributes follow from how browsers reach the platform. */
export interface SessionCookie {
  read(c: Context): string | undefined;
  keep(c: Context, token: string): void;
  drop(c: Context): void;
}

export function sessionCookie(origin: string): SessionCookie {
  const secure = origin.startsWith('https:');
  const name = secure ? sessionCookies.secure : sessionCookies.plain;
  const attributes = { httpOnly: true, sameSite: 'Strict', path: '/', secure } as const;
  return {
    read: (c) => getCookie(c, name),
    keep: (c, token) => setCookie(c, name, token, { ...attributes, maxAge: longestSession / 1000 }),
    drop: (c) => void deleteCookie(c, name, attributes),
  };
}
