import { randomBytes, randomUUID } from 'node:crypto';
import type {
  BirthFacts,
  Command,
  CommandId,
  ContentHash,
  DeviceId,
  ReferenceWrapWire,
  SettingProblem,
  Settings,
} from '@vedette/contract/link';
import {
  type CommandOutcome,
  deviceIdOf,
  type LinkClientDeps,
  type LinkClock,
  type LinkKey,
  type LinkNet,
  linkKeyFrom,
  newLinkSecret,
  nodeNet,
  systemClock,
  type WaitingCapture,
} from '@vedette/link/device';
import { MemoryOutbox } from './memory-outbox.ts';
import { MemorySyncSet } from './memory-sync-set.ts';

export interface MemoryDeviceOptions {
  readonly origin: string;
  readonly platformKeys: readonly Uint8Array[];
  readonly key?: LinkKey;
  readonly clock?: LinkClock;
  readonly net?: LinkNet;
  readonly random?: () => number;
}

/** Everything that the device's end of the link asks of a device, in memory. */
export class MemoryDevice {
  readonly id: DeviceId;
  readonly outbox = new MemoryOutbox();
  readonly set = new MemorySyncSet();
  readonly outcomes = new Map<CommandId, CommandOutcome>();
  readonly told = new Set<CommandId>();
  /** Commands that were carried out, each time. */
  readonly ran: Command[] = [];
  readonly captures: (WaitingCapture & { readonly bytes: Uint8Array })[] = [];
  readonly settled = new Map<ContentHash, 'kept' | 'unwanted'>();
  readonly troubles: unknown[] = [];
  readonly deps: LinkClientDeps;
  settings: Settings = [];
  config = 0;
  problems: readonly SettingProblem[] = [];
  wraps: ReferenceWrapWire[] = [];
  platformKeys: readonly Uint8Array[];
  run: (command: Command) => Promise<Exclude<CommandOutcome, { state: 'acknowledged' }>>;

  constructor(options: MemoryDeviceOptions) {
    const key = options.key ?? linkKeyFrom(newLinkSecret());
    this.id = deviceIdOf(key.publicKey);
    this.platformKeys = options.platformKeys;
    this.run = async ({ id }) => ({ command: id, state: 'done', result: [] });
    this.deps = {
      ...{ key, clock: options.clock ?? systemClock, net: options.net ?? nodeNet() },
      ...{ random: options.random ?? Math.random, outbox: this.outbox.port, syncSet: this.set.port },
      ...this.#self(options.origin),
      ...this.#commands(),
      ...this.#rest(),
      troubled: (error) => this.troubles.push(error),
    };
  }

  #self(origin: string): Pick<LinkClientDeps, 'bond' | 'self' | 'ownClock'> {
    return {
      bond: {
        origin,
        keys: () => this.platformKeys,
        rekeyed: async (keys) => {
          this.platformKeys = keys;
        },
      },
      ownClock: { quality: () => 'unsynced' },
      self: {
        boot: randomUUID(),
        facts: async () => ({ ...sampleFacts, config: this.config }),
        health: async () => ({
          storage: { freeBytes: 1_000_000, totalBytes: 2_000_000 },
          ...{ tampered: false, troubles: [] },
        }),
      },
    };
  }

  #commands(): Pick<LinkClientDeps, 'commands' | 'runner'> {
    return {
      commands: {
        find: async (id) => this.outcomes.get(id) ?? null,
        put: async (outcome) => {
          this.told.delete(outcome.command);
          this.outcomes.set(outcome.command, outcome);
        },
        told: async (id) => void this.told.add(id),
        untold: async () => [...this.outcomes.values()].filter(({ command }) => !this.told.has(command)),
      },
      runner: {
        run: (command) => {
          this.ran.push(command);
          return this.run(command);
        },
      },
    };
  }

  #rest(): Pick<LinkClientDeps, 'config' | 'captures' | 'wraps'> {
    return {
      config: {
        apply: async (version, settings) => {
          this.config = version;
          this.settings = settings;
          return this.problems;
        },
      },
      captures: {
        next: async () => this.captures.find(({ hash }) => !this.settled.has(hash)) ?? null,
        read: async (hash, offset, limit) => {
          const found = this.captures.find((capture) => capture.hash === hash);
          return found?.bytes.subarray(offset, offset + limit) ?? null;
        },
        settled: async (hash, as) => void this.settled.set(hash, as),
        waiting: async () => this.captures.filter(({ hash }) => !this.settled.has(hash)).length,
      },
      wraps: {
        waiting: async (limit) => this.wraps.slice(0, limit),
        taken: async (taken) => {
          this.wraps = this.wraps.filter((wrap) => !taken.includes(wrap));
        },
        onGrown: () => () => {},
      },
    };
  }
}

/** Made once: ten thousand devices of a simulator share it. */
const sampleFacts: Omit<BirthFacts, 'sync' | 'boot'> = {
  ...{ software: '0.1.0', model: 'simulated', serial: null, lanes: [], duty: null, config: 0 },
  counts: { people: 0, references: 0, records: 0, captures: 0 },
  sealing: { publicKey: randomBytes(32).toString('base64url'), needs: [] },
};
