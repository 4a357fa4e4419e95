import type { PhoneClock } from '../clock/clock.ts';
import type { Database } from '../keep/database.ts';
import { newHolderKey, publicKeyOf } from '../keep/holder-key.ts';
import type { KeptPass } from '../keep/kept-pass.ts';
import { isPendingKey } from '../keep/read-kept.ts';
import { parseAnswer } from './answer.ts';

export type RedeemFault = 'refused' | 'busy' | 'offline' | 'answer' | 'storage';
export type Redeemed =
  | { readonly ok: true; readonly pass: KeptPass }
  | { readonly ok: false; readonly fault: RedeemFault };

const refused = (fault: RedeemFault): Redeemed => ({ ok: false, fault });

/** Fetches the pass that belongs to a code and keeps it; nothing is thrown. */
export async function redeem(code: string, database: Database, clock: PhoneClock): Promise<Redeemed> {
  try {
    const pair = await keyFor(code, database);
    const answer = await ask(code, pair, clock);
    if (answer === null) return refused('offline');
    if (!answer.ok) {
      const fault = faultOf(answer.status);
      if (fault === 'refused') await database.delete('pending', code);
      return refused(fault);
    }
    const redeemed = parseAnswer(await answer.json().catch(() => null));
    if (redeemed === null) return refused('answer');
    const [id, addedAt] = [crypto.randomUUID?.() ?? code, Date.now()];
    const pass: KeptPass = { ...redeemed, id, addedAt, key: pair.privateKey };
    await database.put('passes', pass);
    await database.delete('pending', code);
    return { ok: true, pass };
  } catch {
    return refused('storage');
  }
}

/** The key is kept before it is used: an answer that was lost on the way can be asked for again. */
async function keyFor(code: string, database: Database): Promise<CryptoKeyPair> {
  const pending = await database.get('pending', code);
  if (isPendingKey(pending)) return pending.pair;
  const pair = await newHolderKey();
  await database.put('pending', { code, pair });
  return pair;
}

async function ask(code: string, pair: CryptoKeyPair, clock: PhoneClock): Promise<Response | null> {
  const sentAt = Date.now();
  const body = JSON.stringify({ code, holderKey: await publicKeyOf(pair) });
  try {
    const answer = await fetch('/api/passes/redeem', {
      ...{ method: 'POST', headers: { 'Content-Type': 'application/json' }, body },
    });
    clock.hear(answer, sentAt);
    return answer;
  } catch {
    return null;
  }
}

function faultOf(status: number): RedeemFault {
  if (status === 429) return 'busy';
  return status >= 500 ? 'offline' : 'refused';
}
