import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LiveEvent, ScreenMessage, ToKiosk } from '@vedette/contract';
import type { PortraitDecoder } from '@vedette/credential';
import {
  type AreaId,
  after,
  type Direction,
  type Duty,
  type DutyId,
  duration,
  type Instant,
  instant,
  type LaneId,
  type LocalTime,
  Personal,
  type PersonId,
} from '@vedette/domain';
import {
  ManualScheduler,
  openPageCamera,
  parsePageCamera,
  parseTurnstile,
  SimulatedIndicator,
  SimulatedReader,
  SimulatedThermometer,
  SimulatedTurnstile,
} from '@vedette/drivers';
import { openTerminalStore, type PassRecord, passageIds, type TerminalStore } from '@vedette/store';
import { onTestFinished } from 'vitest';
import { type Credentials, openCredentials } from '../src/credentials/open-credentials.ts';
import type { WalletConfig } from '../src/credentials/wallets.ts';
import type { KioskPage, PageCameraState } from '../src/lane/kiosk-page.ts';
import { type Knowledge, openKnowledge } from '../src/lane/knowledge.ts';
import { Lane } from '../src/lane/lane.ts';
import { openLive } from '../src/live.ts';
import { type ScriptedFace, scriptedFace } from './scripted-face.ts';
import { type TroubledStore, troubled } from './troubled-store.ts';

const keep = { why: 'tests', minKeep: '0d', maxKeep: '30d', visibleTo: ['owner'] } as const;

/** A door for enrolled people, with nothing else asked of them. */
export const openDuty: Duty = {
  id: 'door' as DutyId,
  version: 1,
  title: { 'zh-CN': '门', en: 'Door' },
  purpose: 'access-control',
  basis: 'pipl-13-2',
  processor: { name: 'Works', contact: 'desk' },
  identify: { anyOf: ['face', 'card', 'pass'] },
  require: [],
  collect: { name: keep },
  deviceOnly: ['face-reference'],
  alarmOn: [],
  failMode: 'secure',
  askReason: false,
  openFor: '5s',
};

/** Only temperature, of nobody by name. */
export const { identify: _, ...namelessDuty } = openDuty;

export const collected = keep;
export const ann = 'person-ann' as PersonId;
export const bob = 'person-bob' as PersonId;
export const names: ReadonlyMap<PersonId, string> = new Map([
  [ann, 'Ann Anderson'],
  [bob, 'Bob Brown'],
]);
const hall = 'hall' as AreaId;

/** A page that remembers what it was shown. */
export interface Page extends KioskPage {
  readonly heard: ToKiosk[];
  screens(): readonly ScreenMessage[];
  screen(): ScreenMessage['screen'] | undefined;
  /** A frame of its camera: no picture, but it begins and is sized like one. */
  shoot(mark?: number): void;
}

export interface OpenedLane {
  readonly id: LaneId;
  readonly direction: Direction;
  readonly lane: Lane;
  readonly face: ScriptedFace;
  readonly page: Page;
  readonly reader: SimulatedReader;
  newPage(camera?: PageCameraState): Page;
}

export interface Door extends OpenedLane {
  readonly lanes: readonly OpenedLane[];
  readonly turnstile: SimulatedTurnstile;
  readonly thermometer: SimulatedThermometer;
  readonly indicator: SimulatedIndicator;
  /** Of the store's files. */
  readonly data: string;
  readonly store: TerminalStore;
  readonly trouble: TroubledStore;
  readonly knowledge: Knowledge;
  readonly credentials: Credentials;
  readonly live: LiveEvent[];
  readonly faults: { readonly what: string; readonly cause: unknown }[];
  now(): Instant;
  /** Lets time pass: turnstile, thermometer, camera, lane and clock share it. */
  pass(milliseconds: number): Promise<void>;
  setClock(quality: 'trusted' | 'doubtful', local?: Partial<LocalTime>): void;
  /** Everything after this happens under the duty. */
  adopt(change: Partial<Duty> | Duty): Promise<void>;
  reload(): Promise<void>;
  /** Newest last. */
  records(): Promise<readonly PassRecord[]>;
  alarms(): Promise<readonly string[]>;
  /** The person at the lane walks through it, if it is open. */
  walk(): Promise<'walked' | 'held'>;
  isOpen(): boolean;
  /** Its files stay until the end. */
  close(): Promise<void>;
  /** Before the test is over, where a test opens many. */
  end(): Promise<void>;
}

export interface DoorOptions {
  readonly duty?: Duty | null;
  readonly lanes?: readonly { readonly id: string; readonly direction: Direction }[];
  readonly capacity?: number;
  readonly sensing?: 'sensor' | 'contact' | 'none';
  readonly heldOpenAfterMs?: number;
  readonly wallet?: WalletConfig;
  readonly portraits?: PortraitDecoder | null;
}

const start = Date.UTC(2026, 10, 24, 1);
const oneLane = [{ id: 'lane-1', direction: 'in' }] as const;

/** One or more lanes over simulated hardware, a real store and faces that do as the test says. */
export async function openDoor(options: DoorOptions = {}): Promise<Door> {
  const { lanes: wanted = oneLane, capacity, duty = openDuty } = options;
  const folder = mkdtempSync(join(tmpdir(), 'vedette-lane-'));
  const scheduler = new ManualScheduler();
  const now = (): Instant => instant(start + scheduler.now());
  const key = randomBytes(32);
  const keySource = { key: async () => Buffer.from(key) };
  const data = join(folder, 'data');
  const store = await openTerminalStore({ folder: data, keySource, now, worker: false });
  const trouble = troubled(store);
  let quality: 'trusted' | 'doubtful' = 'trusted';
  let local: LocalTime = { date: '2026-11-24', weekday: 2, minute: 540 };
  const clock = { now, local: () => local, quality: () => quality };
  const knowledge = openKnowledge({
    store,
    clock,
    capacities: new Map(capacity === undefined ? [] : [[hall, capacity]]),
  });
  const turnstile = new SimulatedTurnstile(parseSimulated(wanted, options), scheduler);
  const thermometer = new SimulatedThermometer(scheduler);
  const indicator = new SimulatedIndicator();
  const live: LiveEvent[] = [];
  const faults: { what: string; cause: unknown }[] = [];
  const channel = openLive((cause) => faults.push({ what: 'live', cause }));
  channel.subscribe((event) => live.push(event));

  await enrolBoth(store);
  if (duty !== null) await store.duties.adopt(duty, { by: null, note: 'test' });
  await knowledge.reload();
  await scheduler.advance(duration(100));

  const credentials = await openCredentials({
    ...{
      store,
      clock,
      site: 'East gate',
      wallet: options.wallet ?? null,
      portraits: options.portraits ?? null,
    },
    onFault: (what, cause) => faults.push({ what, cause }),
  });
  const newId = passageIds(now, now());
  const lanes = wanted.map(({ id, direction }): OpenedLane => {
    const face = scriptedFace(id as LaneId, now);
    const camera = openPageCamera(parsePageCamera({ driver: 'page' }), scheduler);
    const reader = new SimulatedReader({
      name: `${id}/reader`,
      scheduler,
      away: duration(1_000),
      clock: now,
    });
    const lane = new Lane({
      ...{ credentials, readers: [{ name: `${id}/reader`, reader }] },
      ...{ id: id as LaneId, direction, knowledge, turnstile, camera, thermometer, indicator, newId, clock },
      area: capacity === undefined ? null : hall,
      site: () => 'East gate',
      engine: face,
      store: trouble.store,
      live: channel,
      after: (delay, task) => scheduler.after(duration(delay), task),
      onFault: (what, cause) => faults.push({ what, cause }),
    });
    const newPage = (state: PageCameraState = 'live') => openPage(lane, state, now);
    return { id: id as LaneId, direction, lane, face, reader, page: newPage(), newPage };
  });
  const [first] = lanes;
  if (first === undefined) throw new Error('A door has a lane');

  const close = async (): Promise<void> => {
    await Promise.all(lanes.map(({ lane }) => lane.close()));
    const closed = turnstile.close();
    await scheduler.advance(duration(3_000));
    await closed;
    await credentials.close();
    await store.close();
  };
  const end = async (): Promise<void> => {
    await close();
    rmSync(folder, { recursive: true, force: true });
  };
  onTestFinished(end);
  const reload = async (): Promise<void> => {
    await knowledge.reload();
    for (const { lane } of lanes) lane.renewed();
    await scheduler.advance(duration(0));
  };
  const way = { lane: first.id, direction: first.direction };
  return {
    ...first,
    ...{
      lanes,
      turnstile,
      thermometer,
      indicator,
      data,
      store,
      trouble,
      knowledge,
      credentials,
      live,
      faults,
      now,
      reload,
      close,
      end,
    },
    pass: (milliseconds) => scheduler.advance(duration(milliseconds)),
    setClock(next, change = {}) {
      quality = next;
      local = { ...local, ...change };
    },
    async adopt(change) {
      const history = await store.duties.history();
      const version = 1 + Math.max(0, ...history.map(({ duty: older }) => older.version));
      await store.duties.adopt({ ...(duty ?? openDuty), ...change, version }, { by: null, note: 'test' });
      await reload();
    },
    records: async () => [...(await store.records.search({})).items].reverse(),
    alarms: async () => (await store.alarms.list({})).items.map(({ kind }) => kind).reverse(),
    async walk() {
      const walked = turnstile.walkThrough(way);
      await scheduler.advance(duration(1_000));
      return walked;
    },
    isOpen: () => turnstile.isOpen(way),
  };
}

function parseSimulated(
  lanes: NonNullable<DoorOptions['lanes']>,
  { sensing = 'sensor', heldOpenAfterMs = 10_000 }: DoorOptions,
) {
  const parsed = parseTurnstile({
    driver: 'simulated',
    lanes: lanes.map(({ id }) => ({ lane: id, directions: 'both' })),
    ...{ sensing, heldOpenAfterMs, people: 'script' },
  });
  if (parsed.driver !== 'simulated') throw new Error('It was asked for');
  return parsed;
}

async function enrolBoth(store: TerminalStore): Promise<void> {
  const unknown = { phone: null, idNumber: null, organisation: null, validFrom: null };
  const validTo = after(instant(start), duration(3_600_000));
  await store.people.create({ id: ann, name: new Personal('Ann Anderson'), ...unknown, validTo: null });
  await store.people.create({ id: bob, name: new Personal('Bob Brown'), ...unknown, validTo });
}

/** SOI, a frame header of 640 × 480, and one byte to tell pictures apart. */
export const jpegOf = (mark: number): Uint8Array<ArrayBuffer> =>
  Uint8Array.from([0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 480 >> 8, 480 & 255, 640 >> 8, 640 & 255, 1, mark]);

function openPage(lane: Lane, camera: PageCameraState, now: () => Instant): Page {
  const heard: ToKiosk[] = [];
  let sequence = 0;
  const page = lane.attach({ send: (message) => void heard.push(structuredClone(message)), camera });
  const screens = () => heard.filter((message) => message.type === 'screen');
  return {
    ...page,
    heard,
    screens,
    screen: () => screens().at(-1)?.screen,
    shoot(mark = 1) {
      sequence += 1;
      page.frame({ sequence, takenAt: now(), jpeg: jpegOf(mark) });
    },
  };
}
