import { sessionCookies } from '@vedette/contract';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';

const seconds = 12 * 3600;

const nameFor = (tls: boolean): string => (tls ? sessionCookies.secure : sessionCookies.plain);
const attributes = (tls: boolean) =>
  ({ httpOnly: true, sameSite: 'Strict', path: '/', secure: tls }) as const;

export function sessionToken(c: Context, tls: boolean): string | undefined {
  return getCookie(c, nameFor(tls));
}

export function keepSession(c: Context, tls: boolean, token: string): void {
  setCookie(c, nameFor(tls), token, { ...attributes(tls), maxAge: seconds });
}

export function dropSession(c: Context, tls: boolean): void {
  deleteCookie(c, nameFor(tls), attributes(tls));
}
