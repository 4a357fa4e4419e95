import { randomBytes } from 'node:crypto';
import type { ToKiosk } from '@vedette/contract';
import type { AreaId, LaneId, PassageId } from '@vedette/domain';
import { type PersonId, VedetteError } from '@vedette/domain';
import {
  openIndicator,
  openPageCamera,
  openQrDecoder,
  openThermometer,
  parseIndicator,
  parsePageCamera,
  parseThermometer,
  type QrDecoder,
  type Turnstile,
} from '@vedette/drivers';
import type { FaceEngine } from '@vedette/face';
import type { TerminalStore } from '@vedette/store';
import type { LaneConfig, TerminalConfig } from '../config.ts';
import type { KioskSessionDeps } from '../kiosk-link/session.ts';
import type { Live } from '../live.ts';
import type { Hardware } from './hardware.ts';
import type { Knowledge } from './knowledge.ts';
import { Lane } from './lane.ts';
import type { LaneCredentials } from './lane-credentials.ts';
import type { LaneDeps } from './lane-deps.ts';
import { openLaneReaders } from './lane-readers.ts';
import type { Lanes } from './lanes.ts';

export interface OpenLanesDeps {
  readonly config: TerminalConfig;
  readonly hardware: Hardware;
  readonly store: TerminalStore;
  readonly engine: FaceEngine;
  readonly knowledge: Knowledge;
  readonly live: Live;
  readonly clock: LaneDeps['clock'];
  readonly credentials: LaneCredentials;
  readonly newId: () => PassageId;
  readonly site: () => string;
  readonly beside?: LaneDeps['beside'];
  /** The address under which kiosk pages are served. */
  readonly kioskBase: () => string;
  readonly onFault: (what: string, cause: unknown) => void;
}

export interface OpenedLanes extends Lanes {
  readonly doorOf: KioskSessionDeps['doorOf'];
  /** Tells every page of every lane. */
  say(message: ToKiosk): void;
  speed(): { readonly framesPerSecond: number; readonly msPerFrame: number };
  close(): Promise<void>;
}

const keyBytes = 16;

/** The key that a kiosk page shows to be let at its lane; made once, kept in the store. */
async function kioskKey(store: TerminalStore, lane: string): Promise<string> {
  const name = `kiosk.key.${lane}`;
  const kept = await store.settings.get(name);
  if (typeof kept === 'string') return kept;
  const made = randomBytes(keyBytes).toString('base64url');
  await store.settings.set(name, made);
  return made;
}

/** @throws VedetteError input-invalid for a lane that its turnstile does not have: it would never open */
function turnstileOf({ hardware }: OpenLanesDeps, { id, turnstile, direction }: LaneConfig): Turnstile {
  const found = hardware.turnstile(turnstile);
  const layout = found.capabilities.lanes.find(({ lane }) => lane === id);
  if (layout?.directions.includes(direction) === true) return found;
  throw new VedetteError('input-invalid', 'caller', {
    at: `terminal.json: turnstile ${turnstile} has no lane ${id} ${direction}`,
  });
}

async function openOne(deps: OpenLanesDeps, lane: LaneConfig, decoder: QrDecoder | null): Promise<Lane> {
  const { store, engine, knowledge, live, clock, credentials, newId, site, beside, onFault } = deps;
  const camera = openPageCamera(parsePageCamera({ driver: 'page' }));
  const duty = () => knowledge.duty;
  return new Lane({
    ...{ store, engine, knowledge, live, clock, credentials, newId, site, beside, onFault, camera },
    readers: await openLaneReaders(lane, { camera, decoder, duty, now: clock.now, settings: store.settings }),
    turnstile: turnstileOf(deps, lane),
    id: lane.id as LaneId,
    direction: lane.direction,
    area: (lane.area ?? null) as AreaId | null,
    thermometer:
      lane.thermometer === undefined ? null : await openThermometer(parseThermometer(lane.thermometer)),
    indicator: lane.indicator === undefined ? null : await openIndicator(parseIndicator(lane.indicator)),
    after(delay, task) {
      const timer = setTimeout(task, delay);
      return () => clearTimeout(timer);
    },
  });
}

/**
 * Opens the lanes of a terminal.
 * @throws VedetteError input-invalid for a lane whose turnstile is not there
 */
export async function openLanes(deps: OpenLanesDeps): Promise<OpenedLanes> {
  const { config, store, knowledge } = deps;
  const lanes = new Map<string, { readonly door: Lane; readonly key: string }>();
  const decoder = config.lanes.some(({ cameraCodes }) => cameraCodes) ? openQrDecoder() : null;
  for (const lane of config.lanes) {
    lanes.set(lane.id, { door: await openOne(deps, lane, decoder), key: await kioskKey(store, lane.id) });
  }
  const all = (): readonly Lane[] => [...lanes.values()].map(({ door }) => door);
  function find(lane: string): { readonly door: Lane; readonly key: string } {
    const found = lanes.get(lane);
    if (found === undefined) throw new VedetteError('not-found', 'caller', { at: 'lane' });
    return found;
  }
  return {
    doorOf: (lane) => lanes.get(lane),
    list: () => all().map((lane) => lane.status()),
    answer: async (lane, passage, answer) => find(lane).door.answer(passage, answer),
    open: async (lane) => find(lane).door.open(),
    kioskUrl: (lane) => `${deps.kioskBase()}#lane=${lane}&key=${find(lane).key}`,
    selfTest: async () => (await Promise.all(all().map((lane) => lane.selfTest()))).flat(),
    async reload() {
      await knowledge.reload();
      for (const lane of all()) lane.renewed();
    },
    async forget(subject) {
      knowledge.forget(subject as PersonId);
      for (const lane of all()) lane.renewed();
    },
    say(message) {
      for (const lane of all()) lane.say(message);
    },
    speed: () => all()[0]?.speed() ?? { framesPerSecond: 0, msPerFrame: 0 },
    present: (lane, presentation) => lanes.get(lane)?.door.present(presentation),
    askAgain: (lane) => lanes.get(lane)?.door.askAgain(),
    nextCard: (lane) => find(lane).door.nextCard(),
    async close() {
      await Promise.all(all().map((lane) => lane.close()));
      await decoder?.close();
    },
  };
}
