import type { AuditLine } from '@vedette/contract';
import type { AuditEntry, Cursor, Json } from '@vedette/store';
import { z } from 'zod';
import { actorNames } from '../use-cases/access/actor-names.ts';
import type { AppDeps } from './deps.ts';
import type { Handlers } from './serve.ts';

const lines = 200;
const reasonSchema = z.object({ reason: z.string() });

export function auditHandlers({ store }: AppDeps): Pick<Handlers<'device'>, 'audit'> {
  const { audit, operators } = store;
  let verified = { hash: '', whole: true };
  /** The chain is walked again only when it has grown. */
  const isWhole = async (): Promise<boolean> => {
    const { hash } = await audit.head();
    if (hash !== verified.hash) verified = { hash, whole: (await audit.verify()).whole };
    return verified.whole;
  };
  return {
    audit: async (c) => {
      const { before } = c.req.valid('query');
      // The store's cursor into the audit log is the seq that the page ends before.
      const cursor = before === undefined ? null : (String(before) as Cursor);
      const page = await audit.list({ cursor, limit: lines });
      const nameOf = await actorNames(operators);
      return { lines: page.items.map((entry) => lineOf(entry, nameOf)), intact: await isWhole() };
    },
  };
}

function lineOf(
  { seq, at, actor, action, target, detail }: AuditEntry,
  nameOf: (actor: string | null) => string,
): AuditLine {
  return { seq, at, by: nameOf(actor), act: action, about: target, reason: reasonIn(detail) };
}

function reasonIn(detail: Json): string | null {
  return reasonSchema.safeParse(detail).data?.reason ?? null;
}
