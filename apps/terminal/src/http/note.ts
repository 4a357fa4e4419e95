import type { AuditStore, Json } from '@vedette/store';
import type { Context } from 'hono';
import { callerOf } from './caller.ts';
import type { Env } from './env.ts';

/** Leaves a line in the audit log: whoever is signed in did this. */
export async function note(
  c: Context<Env>,
  audit: AuditStore,
  action: string,
  target: string | null = null,
  detail: Json = null,
): Promise<void> {
  await audit.append({ actor: callerOf(c).operator.id, action, target, detail });
}
