import { randomBytes } from 'node:crypto';
import {
  type BirthFacts,
  type Command,
  type CommandAnswer,
  type DeviceId,
  type Enrolment,
  type Health,
  type LogId,
  type ReferenceWrapWire,
  type RetirementSaid,
  type SettingProblem,
  type Settings,
  type ShredReport,
  type SyncApplied,
  spokenVersions,
} from '@vedette/contract/link';
import { after, type CommandPhase, duration, type Instant, isOnce } from '@vedette/domain';
import {
  type CodeOffer,
  certifyRetirementKey,
  deviceIdOf,
  type LinkDeps,
  type LinkDevice,
  type LinkPlace,
  type LinkRefusal,
  linkKeyFrom,
  memoryNonceLedger,
  newLinkSecret,
  type ReceivedEntry,
  systemClock,
} from '@vedette/link/platform';
import { MemoryCaptures } from './memory-captures.ts';
import { MemoryLog } from './memory-log.ts';
import { MemorySyncSource } from './memory-sync-source.ts';

/** A command as the platform holds it. */
export interface HeldCommand {
  readonly command: Command;
  phase: CommandPhase;
  sentAt: Instant | null;
  sent: number;
  answers: CommandAnswer[];
}

/** What the platform keeps of one device. */
export interface HeldDevice {
  device: LinkDevice;
  said: Omit<Enrolment, 'publicKey' | 'claim'> | null;
  facts: BirthFacts | null;
  health: Health | null;
  session: string | null;
  over: 'channel' | 'poll' | null;
  isOnline: boolean;
  births: number;
  readonly logs: Map<LogId, MemoryLog>;
  readonly commands: HeldCommand[];
  config: { version: number; settings: Settings };
  reported: { version: number; problems: readonly SettingProblem[] }[];
  applied: SyncApplied[];
  wraps: ReferenceWrapWire[];
  /** What became of shreds, as it was told. */
  shreds: ShredReport[];
  /** What it said of its retirement. */
  retiring: RetirementSaid[];
}

export interface MemoryPlatformOptions {
  readonly clock?: LinkDeps['clock'];
  readonly random?: () => number;
  readonly place?: LinkPlace;
}

const sentAgainAfter = 30_000;

/** Everything that the platform's end of the link asks of a platform, in memory: with the behaviour of the real one. */
export class MemoryPlatform {
  readonly devices = new Map<DeviceId, HeldDevice>();
  readonly offers = new Map<DeviceId, CodeOffer>();
  readonly vouchers = new Map<string, { key: Uint8Array; uses: number; usedBy: Set<DeviceId> }>();
  readonly sync = new MemorySyncSource();
  readonly captures = new MemoryCaptures();
  readonly refusals: LinkRefusal[] = [];
  readonly troubles: unknown[] = [];
  readonly canarySeed = randomBytes(32);
  readonly deps: LinkDeps;
  /** Stands for the disk: awaited before a batch is durable. */
  beforeCommit: (device: DeviceId, entries: readonly ReceivedEntry[]) => Promise<void> | void = () => {};

  constructor({ clock = systemClock, random = Math.random, place }: MemoryPlatformOptions = {}) {
    const stands = place ?? { site: '1', siteName: 'North gate', timeZone: 'Asia/Shanghai' };
    this.deps = {
      ...this.#identity(stands),
      ...this.#work(),
      ...{ clock, random, otherKeys: [], versions: spokenVersions },
      nonces: memoryNonceLedger(clock.now),
      key: linkKeyFrom(newLinkSecret()),
      sync: this.sync.port,
      captures: this.captures.port,
      refused: (refusal) => this.refusals.push(refusal),
      troubled: (error) => this.troubles.push(error),
    };
  }

  /** A device that has been claimed, without its asking. */
  admit(publicKey: Uint8Array): HeldDevice {
    const device = { id: deviceIdOf(publicKey), publicKey, state: 'claimed' as const };
    const held = this.#held(device);
    this.devices.set(device.id, held);
    return held;
  }

  of(id: DeviceId): HeldDevice {
    const held = this.devices.get(id);
    if (held === undefined) throw new Error(`No device ${id}`);
    return held;
  }

  stand(id: DeviceId, state: LinkDevice['state']): void {
    const held = this.of(id);
    held.device = { ...held.device, state };
  }

  give(id: DeviceId, command: Command): HeldCommand {
    const held: HeldCommand = { command, phase: 'queued', sentAt: null, sent: 0, answers: [] };
    this.of(id).commands.push(held);
    return held;
  }

  #held(device: LinkDevice): HeldDevice {
    return {
      ...{
        device,
        said: null,
        facts: null,
        health: null,
        session: null,
        over: null,
        isOnline: false,
        births: 0,
      },
      ...{ logs: new Map(), commands: [], config: { version: 0, settings: [] }, reported: [] },
      ...{ applied: [], wraps: [], shreds: [], retiring: [] },
    };
  }

  #identity(place: LinkPlace): Pick<LinkDeps, 'devices' | 'offers' | 'vouchers' | 'presence'> {
    return {
      devices: {
        find: async (id) => this.devices.get(id)?.device ?? null,
        register: async (publicKey, said) => {
          const id = deviceIdOf(publicKey);
          const known = this.devices.get(id) ?? this.#held({ id, publicKey, state: 'quarantined' });
          known.said = said;
          this.devices.set(id, known);
          return known.device;
        },
        place: async () => place,
      },
      offers: {
        find: async (device) => this.offers.get(device) ?? null,
        put: async (device, offer) => void this.offers.set(device, offer),
        countTry: async (device, salt) => {
          const offer = this.offers.get(device);
          if (offer === undefined || !Buffer.from(offer.salt).equals(salt)) return null;
          this.offers.set(device, { ...offer, tries: offer.tries + 1 });
          return offer.tries + 1;
        },
        settle: async (device, salt, proofKey) => {
          const offer = this.offers.get(device);
          if (offer !== undefined && Buffer.from(offer.salt).equals(salt))
            this.offers.set(device, { ...offer, proofKey });
        },
      },
      vouchers: {
        find: async (id) => {
          const voucher = this.vouchers.get(id);
          return voucher === undefined ? null : { key: voucher.key };
        },
        redeem: async (id, device) => {
          const voucher = this.vouchers.get(id);
          if (voucher === undefined) return false;
          if (!voucher.usedBy.has(device) && voucher.usedBy.size >= voucher.uses) return false;
          voucher.usedBy.add(device);
          this.stand(device, 'claimed');
          return true;
        },
      },
      presence: {
        born: async (device, { session, over, facts, health }) => {
          const held = this.of(device);
          Object.assign(held, { session, over, facts, health, isOnline: true, births: held.births + 1 });
        },
        heard: async (device, health) => void Object.assign(this.of(device), { health, isOnline: true }),
        gone: async (device, session) => {
          const held = this.of(device);
          if (held.session === session) held.isOnline = false;
        },
      },
    };
  }

  #work(): Pick<
    LinkDeps,
    'records' | 'commands' | 'configs' | 'references' | 'keeper' | 'shreds' | 'retirements'
  > {
    const logOf = (device: DeviceId, log: LogId): MemoryLog => {
      const { logs } = this.of(device);
      const known = logs.get(log) ?? new MemoryLog();
      logs.set(log, known);
      return known;
    };
    return {
      records: {
        append: async (device, log, entries) => {
          await this.beforeCommit(device, entries);
          return logOf(device, log).append(entries);
        },
        held: async (device, log) => this.of(device).logs.get(log)?.held() ?? { through: 0, gaps: [] },
      },
      commands: {
        take: async (device, at, isFresh, limit) => this.#take(device, at, isFresh, limit),
        answered: async (device, answer) => {
          const held = this.of(device).commands.find(({ command }) => command.id === answer.command);
          held?.answers.push(answer);
          if (held !== undefined) held.phase = answer.state;
        },
      },
      configs: {
        desired: async (device) => this.of(device).config,
        reported: async (device, version, problems) =>
          void this.of(device).reported.push({ version, problems }),
      },
      references: { wrapped: async (device, wraps) => void this.of(device).wraps.push(...wraps) },
      keeper: null,
      retirements: { heard: async (...said) => this.#retiring(...said) },
      shreds: { reported: async (device, reports) => void this.of(device).shreds.push(...reports) },
    };
  }

  #retiring(device: DeviceId, retirement: string, said: RetirementSaid) {
    const held = this.of(device);
    const isWanted = held.commands.some(
      ({ command }) => command.kind === 'retire' && command.retirement === retirement,
    );
    if (!isWanted) return 'unknown';
    held.retiring.push(said);
    if (said.kind !== 'key') return 'taken';
    const { publicKey } = said;
    const notAfter = after(this.deps.clock.now(), duration(86_400_000));
    const certificate = certifyRetirementKey(this.deps.key, { retirement, device, publicKey }, notAfter);
    return { certificate, canarySeed: this.canarySeed.toString('base64url') };
  }

  #take(device: DeviceId, at: Instant, isFresh: boolean, limit: number): readonly Command[] {
    const due = this.of(device).commands.filter(({ command, phase, sentAt }) => {
      if (command.notAfter <= at) return false;
      if (phase === 'queued') return true;
      if (phase !== 'sent' || isOnce(command.kind)) return false;
      return isFresh || (sentAt ?? 0) + sentAgainAfter <= at;
    });
    return due.slice(0, limit).map((held) => {
      Object.assign(held, { phase: 'sent', sentAt: at, sent: held.sent + 1 });
      return held.command;
    });
  }
}
