import type { TerminalStore } from '@vedette/store';
import type { Context } from 'hono';
import { type Look, openLook } from '../use-cases/access/look.ts';
import { callerOf } from './caller.ts';
import type { Env } from './env.ts';

/**
 * A look at people, for the reason in the request's header.
 * @throws VedetteError `reason-required`, `input-invalid`
 */
export async function reasonedLook(
  c: Context<Env>,
  { duties, audit }: Pick<TerminalStore, 'duties' | 'audit'>,
): Promise<Look> {
  const look = await openLook({ duties, audit }, callerOf(c), c.req.header('vedette-reason'));
  look.demandReason();
  return look;
}
