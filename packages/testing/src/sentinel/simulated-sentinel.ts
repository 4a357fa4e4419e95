import { randomBytes, randomUUID } from 'node:crypto';
import { dutySchema } from '@vedette/contract';
import type { LaneId } from '@vedette/domain';
import {
  type CommandRunner,
  type Joined,
  joinByVoucher,
  type LinkClient,
  type LinkClientDeps,
  type LinkEntry,
  type LinkNet,
  linkKeyFrom,
  newLinkSecret,
  type OwnClock,
  openLinkClient,
  systemClock,
} from '@vedette/link/device';
import { periodsOf, type RecipientPair, recipientPair } from '@vedette/vault';
import { MemoryDevice } from '../link/memory-device.ts';
import { simulatedPassage, simulatedSubject } from './passages.ts';
import { recordSeal, simulatedDuty } from './record-seal.ts';

export interface SentinelRequest {
  readonly origin: string;
  /** `vedette-voucher:…`, good for at least one more device. */
  readonly voucher: string;
  /** One for all sentinels of a process. */
  readonly net: LinkNet;
  readonly lanes?: readonly string[];
  readonly random?: () => number;
  /** What it does when it is told to; by default it has done it at once. */
  readonly runner?: CommandRunner;
  /** Makes it other than a good one: with a full disk, a clock that nobody sets, records that are missing. */
  readonly troubled?: (good: LinkClientDeps) => LinkClientDeps;
}

/** A whole sentinel without hardware: it joins, is told, and tells, by the real device link. */
export interface SimulatedSentinel {
  readonly joined: Joined;
  readonly link: LinkClient;
  /** What it holds: its log, its sync set, what it was told to do. */
  readonly device: MemoryDevice;
  /** So many people pass now; gives the number of the last record. */
  pass(count: number): Promise<number>;
  /** Makes and seals records ahead, which the next people to pass leave; to measure what comes after that alone. */
  prepare(count: number): Promise<void>;
  close(): Promise<void>;
}

const software = 'simulated-sentinel/1';
const ownClock: OwnClock = { quality: () => 'synced' };
const patience = 600_000;

/** @throws what joining throws */
export async function openSimulatedSentinel(request: SentinelRequest): Promise<SimulatedSentinel> {
  const { origin, voucher, net, random = Math.random } = request;
  const key = linkKeyFrom(newLinkSecret());
  const joined = await joinByVoucher(
    { key, net, clock: systemClock, ownClock, random },
    {
      ...{ origin, voucher, software, model: 'simulated', serial: null },
      signal: AbortSignal.timeout(patience),
    },
  );
  const { platformKeys } = joined;
  const device = new MemoryDevice({ origin: joined.origin, platformKeys, key, net, random });
  const pair = await recipientPair(new Uint8Array(randomBytes(32)));
  const seal = recordSeal({ set: device.set, pair, now: systemClock.now });
  const lanes = (request.lanes ?? ['lane-1']) as readonly LaneId[];
  const self = selfOf(device, lanes, pair);
  const { runner = device.deps.runner, troubled = (good) => good } = request;
  const link = openLinkClient(troubled({ ...device.deps, ownClock, self, runner }));
  const { id, version, purpose } = simulatedDuty;
  const traffic = { lanes, duty: { id, version, purpose }, random };
  const ahead: LinkEntry[] = [];
  const recordsOf = (count: number): Promise<LinkEntry[]> =>
    Promise.all(
      Array.from({ length: count }, async () => {
        const header = simulatedPassage(traffic, systemClock.now());
        return seal.seal(header, simulatedSubject(header, random));
      }),
    );
  return {
    ...{ joined, link, device },
    async pass(count) {
      const prepared = ahead.splice(0, count);
      return device.outbox.add(...prepared, ...(await recordsOf(count - prepared.length)));
    },
    async prepare(count) {
      ahead.push(...(await recordsOf(count)));
    },
    async close() {
      await link.close();
      seal.close();
      pair.privateKey.fill(0);
    },
  };
}

function selfOf(device: MemoryDevice, lanes: readonly LaneId[], pair: RecipientPair): LinkClientDeps['self'] {
  const publicKey = Buffer.from(pair.publicKey).toString('base64url');
  const { id, version, purpose } = simulatedDuty;
  const periods = periodsOf(simulatedDuty).map((keep) => keep / 1000);
  return {
    boot: randomUUID(),
    facts: async () => ({
      ...{ software, model: 'simulated', serial: null, lanes: [...lanes], config: device.config },
      ...{ duty: { id, version }, duties: [dutySchema.parse(simulatedDuty)] },
      counts: { people: 0, references: 0, records: device.outbox.entries.size, captures: 0 },
      sealing: {
        publicKey,
        needs: [{ purpose, periods, from: new Date(systemClock.now()).toISOString().slice(0, 10) }],
      },
    }),
    health: device.deps.self.health,
  };
}
