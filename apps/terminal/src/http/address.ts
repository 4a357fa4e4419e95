import type { Context } from 'hono';
import type { Env } from './env.ts';

/** Where a request comes from, as the socket says; no header is believed. */
export function addressOf(c: Context<Env>): string {
  return c.env?.incoming?.socket.remoteAddress ?? 'unknown';
}
