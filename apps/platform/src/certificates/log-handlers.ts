import type { publicLogRoutes } from '@vedette/contract/platform';
import { VedetteError } from '@vedette/domain';
import type { Cursor, LogStore, StoredLogEntry } from '@vedette/store/platform';
import { type AccessOf, callerOf, type HandlersOf } from '../module/serve-module.ts';
import { logEntryView } from './certificate-view.ts';
import type { CertificateDeps } from './deps.ts';

type Routes = typeof publicLogRoutes;

export const publicLogAccess: AccessOf<Routes> = { state: 'certificates-see', entries: 'certificates-see' };

export function publicLogHandlers({ log, publicLog, names, keys }: CertificateDeps): HandlersOf<Routes> {
  return {
    state: async () => ({ ...(await log.state()), keys }),
    entries: async (c) => {
      const { cursor, limit } = c.req.valid('query');
      const { organisations } = callerOf(c).reach;
      const own = new Set(organisations.map((organisation) => names.organisation(organisation).hash));
      const before = beforeOf(cursor) ?? (await publicLog.size());
      const entries = await newestBefore(publicLog, before, limit);
      const last = entries.at(-1)?.index ?? 0;
      return {
        items: entries.map((entry) => logEntryView(entry, own)),
        next: last === 0 ? null : (String(last) as Cursor),
      };
    },
  };
}

async function newestBefore(
  log: LogStore,
  before: number,
  limit: number,
): Promise<readonly StoredLogEntry[]> {
  const from = Math.max(0, before - limit);
  return (await log.entries(from, Math.min(limit, before - from))).toReversed();
}

function beforeOf(cursor: string | undefined): number | null {
  if (cursor === undefined) return null;
  if (!/^[1-9]\d{0,14}$/.test(cursor)) throw new VedetteError('input-invalid', 'caller', { at: 'cursor' });
  return Number(cursor);
}
