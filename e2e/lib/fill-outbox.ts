import { instant, type PassHeader, Personal, type PersonId } from '@vedette/domain';
import { fileKeySource, openTerminalStore, passageIds } from '@vedette/store';
import type { TerminalPlace } from './terminal-process.ts';

const day = 86_400_000;
const atOnce = 500;

/**
 * Writes the passages of a day into the store of a terminal that is not running, as its lanes would have without a
 * network; gives their ids in order.
 */
export async function fillOutbox(
  { data, keyFile }: TerminalPlace,
  count: number,
): Promise<readonly string[]> {
  const began = Date.now() - day;
  let at = began;
  const now = () => instant(Date.now());
  const store = await openTerminalStore({ folder: data, keySource: fileKeySource(keyFile, data), now });
  try {
    const duty = (await store.duties.current())?.duty;
    if (duty === undefined) throw new Error('no duty');
    const newId = passageIds(() => instant(Math.round(at)), instant(0));
    const ids: string[] = [];
    for (let done = 0; done < count; done += atOnce) {
      const headers = Array.from({ length: Math.min(atOnce, count - done) }, (): PassHeader => {
        at += day / count;
        return {
          ...{ id: newId(), occurredAt: instant(Math.round(at)), lane: 'lane-1' as PassHeader['lane'] },
          ...{ direction: 'in', duty: duty.id, dutyVersion: duty.version, purpose: duty.purpose },
          ...{ outcome: 'granted', reasons: [], notices: [], by: ['face'], manual: false },
        };
      });
      const body = new Personal({
        name: '陈一',
        ...('phone' in duty.collect ? { phone: '13900000000' } : {}),
      });
      await Promise.all(
        headers.map((header) => {
          const local = new Date(header.occurredAt + 8 * 3_600_000).toISOString().slice(0, 10);
          const subject = { person: `p-${ids.length % 500}` as PersonId, day: local };
          return store.records.append({ header, subject, body });
        }),
      );
      ids.push(...headers.map(({ id }) => id));
    }
    return ids;
  } finally {
    await store.close();
  }
}
