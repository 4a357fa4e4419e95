import { randomUUID } from 'node:crypto';
import { birthFactsSchema, commandResultSchema, holdingSchema } from '@vedette/contract/link';
import { after, duration, type Holding, type HoldingKind, type instant } from '@vedette/domain';
import type { DeviceId, Retirement, StoredCommand } from '@vedette/store/platform';
import { wholeReach } from '../devices/link/link-deps.ts';
import type { RetirementDeps } from './deps.ts';

/** What a device holds, and when it said so; null for what the platform last heard of it. */
export interface Stock {
  readonly holdings: readonly Holding[];
  readonly at: ReturnType<typeof instant> | null;
}

const commandLife = duration(60 * 60_000);
/** A device that is there answers within seconds. */
const patience = duration(60_000);

/** Asks a device what it holds. */
export async function askStock(deps: RetirementDeps, retirement: Retirement, by: string): Promise<void> {
  const { stores, now, wake } = deps;
  const { device, organisation } = retirement;
  const asked = {
    ...{ id: randomUUID(), device, kind: 'diagnose' as const, body: { items: ['holdings'] } },
    ...{ notAfter: after(now(), commandLife), by, reason: null },
  };
  await stores.commands.give(wholeReach(organisation), asked, now());
  wake(device);
}

/** What it answered since it was asked, or what the platform knew; null while an answer may still come. */
export async function stockOf(deps: RetirementDeps, retirement: Retirement): Promise<Stock | null> {
  const { stores, now } = deps;
  const reach = wholeReach(retirement.organisation);
  const { items } = await stores.commands.list(reach, { device: retirement.device, limit: 50 });
  const answered = items.find((command) => isAnswer(command, retirement));
  if (answered !== undefined) return { holdings: holdingsIn(answered), at: answered.endedAt };
  const device = await stores.devices.get(reach, retirement.device);
  const isThere = device?.presence?.isOnline === true;
  if (isThere && now() < after(retirement.openedAt, patience)) return null;
  return { holdings: await knownHoldings(deps, retirement.device), at: null };
}

function isAnswer({ kind, phase, givenAt, body }: StoredCommand, { openedAt }: Retirement): boolean {
  const items = body['items'];
  const asksStock = Array.isArray(items) && items.includes('holdings');
  return kind === 'diagnose' && phase === 'done' && givenAt >= openedAt && asksStock;
}

function holdingsIn({ result }: StoredCommand): readonly Holding[] {
  const lines = commandResultSchema.safeParse(result).data ?? [];
  return lines.flatMap(([, value]) => {
    const holding = holdingSchema.safeParse(parsed(value));
    return holding.success ? [holding.data] : [];
  });
}

function parsed(value: unknown): unknown {
  try {
    return typeof value === 'string' ? JSON.parse(value) : null;
  } catch {
    return null;
  }
}

/** Counts of its last birth: neither purposes nor days. */
async function knownHoldings({ stores }: RetirementDeps, id: DeviceId): Promise<readonly Holding[]> {
  const device = await stores.devices.find(id);
  const facts = birthFactsSchema.safeParse(device?.presence?.facts).data;
  if (facts === undefined) return [];
  const { people, references, records, captures } = facts.counts;
  const counts: readonly (readonly [HoldingKind, number])[] = [
    ['person', people],
    ['face-reference', references],
    ['pass-record', records],
    ['capture', captures],
  ];
  const none = { purpose: null, from: null, until: null, deviceOnly: false };
  return counts.filter(([, count]) => count > 0).map(([kind, count]) => ({ kind, count, ...none }));
}
