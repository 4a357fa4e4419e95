import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Examiner,
  examine,
  healthEvidence,
  identificationOf,
  type Verification,
} from '@vedette/credential';
import {
  type Duty,
  type DutyId,
  decide,
  type Facts,
  instant,
  type LaneId,
  type PassageId,
  Personal,
  type Presentation,
  withEvidence,
  writeRecord,
} from '@vedette/domain';
import {
  type CredentialReader,
  openPageCamera,
  openQrDecoder,
  openReader,
  type PageFeed,
  parsePageCamera,
  parseReader,
  type QrDecoder,
} from '@vedette/drivers';
import { passageIds, type TerminalStore } from '@vedette/store';
import { contextFor } from '../passage/door.ts';
import type { FrameSize } from './frames.ts';

/** Entry by a visitor's pass or a health certificate: nobody is enrolled, nobody's name is kept. */
export const duty: Duty = {
  id: 'bench' as DutyId,
  version: 1,
  title: { 'zh-CN': '扫码通行', en: 'Entry by code' },
  purpose: 'access-control',
  basis: 'pipl-13-1',
  processor: { name: 'Bench', contact: 'none' },
  identify: { anyOf: ['pass', 'health-code'], whom: 'anyone' },
  require: [],
  collect: {},
  deviceOnly: [],
  alarmOn: [],
  failMode: 'secure',
  askReason: false,
  openFor: '5s',
};

/** A frame, and how large it is. */
export interface Shot {
  readonly size: FrameSize;
  readonly jpeg: Uint8Array;
}

/** Where the time went, in milliseconds, from the first frame with the code to the record on the medium. */
export interface PassageTimes {
  readonly total: number;
  /** Of the frame that was read, in the decoder's thread and to it and back. */
  readonly decode: number;
  /** From the reader's word to the finding: parsed, verified, and a single use claimed in the store. */
  readonly verify: number;
  readonly decide: number;
  /** Until the record is durable, as it has to be before the lane opens. */
  readonly record: number;
  readonly granted: boolean;
}

export interface BenchLane {
  pass(empty: Shot, withCode: Shot): Promise<PassageTimes>;
  close(): Promise<void>;
}

const lane = 'bench' as LaneId;
/** Milliseconds between two frames of the kiosk page. */
const cadence = 80;
const patience = 5_000;

/** A lane of the terminal's own parts: camera of a page, its reader, the decoder's thread, verifiers and store. */
export async function openBenchLane(
  store: TerminalStore,
  examiners: readonly Examiner[],
): Promise<BenchLane> {
  const now = () => instant(Date.now());
  const nextId = passageIds(now, instant(0));
  const { decoder, decodeTime } = timedDecoder(openQrDecoder());
  const camera = openPageCamera(parsePageCamera({ driver: 'page' }));
  const config = parseReader({ driver: 'page-camera-qr', name: 'kiosk' });
  const reader = await openReader(config, { camera, decoder, wanted: () => true });
  const feed = camera.attach();
  const { show, shows } = shower(feed);

  async function verify(shown: Presentation, holder: PassageId): Promise<Verification> {
    const found = await examine(examiners, shown, {
      ...{ at: now(), clock: 'trusted', direction: 'in', collectsNumber: false },
      ledger: { claim: (use) => store.passes.claim({ ...use, holder }) },
      ...{ signal: AbortSignal.timeout(patience), hashNumber: () => '' },
    });
    if (found?.outcome === 'verified') return found;
    throw new Error(`The code is ${found?.faults.join(', ') ?? 'nobody’s'}`);
  }
  async function finish(shown: Presentation): Promise<Omit<PassageTimes, 'total' | 'decode'>> {
    const begin = performance.now();
    const id = nextId();
    const verification = await verify(shown, randomUUID() as PassageId);
    const verified = performance.now();
    const pieces = [identificationOf(verification, null), ...healthEvidence(verification)];
    const facts = pieces.reduce<Facts>(withEvidence, []);
    const decision = decide(duty, facts, { ...contextFor(new Set()), at: now() });
    const decided = performance.now();
    if (decision.outcome === 'needs') throw new Error('The lane asks for more');
    const from = { id, occurredAt: now(), lane, facts, person: null, capture: null };
    const { header, body } = writeRecord(duty, decision, { ...from, direction: 'in', manual: false });
    await store.records.append({ header, subject: null, body: new Personal(body) });
    const recorded = performance.now();
    const granted = decision.outcome === 'granted';
    return { verify: verified - begin, decide: decided - verified, record: recorded - decided, granted };
  }
  return {
    async pass(empty, withCode) {
      // Somebody walks up for some frames: where in the reader's own rhythm the code comes is left to chance.
      let seen = empty;
      const end = repeat(() => show(seen));
      await sleep(cadence * (2 + 6 * Math.random()));
      const read = presented(reader);
      seen = withCode;
      const begin = await shows(withCode);
      const shown = await read.finally(end);
      const times = await finish(shown);
      return { ...times, total: performance.now() - begin, decode: decodeTime() };
    },
    async close() {
      await reader.close();
      await camera.close();
      await decoder.close();
    },
  };
}

interface Shower {
  show(shot: Shot): void;
  /** When a shot is shown for the first time from now on. */
  shows(shot: Shot): Promise<number>;
}

function shower(feed: PageFeed): Shower {
  let sequence = 0;
  let awaited: { readonly shot: Shot; readonly come: (at: number) => void } | null = null;
  return {
    show(shot) {
      if (awaited?.shot === shot) awaited.come(performance.now());
      const takenAt = instant(Date.now());
      feed.push({ ...shot.size, sequence: sequence++, takenAt, encoding: 'jpeg', bytes: shot.jpeg });
    },
    shows: (shot) =>
      new Promise((resolve) => {
        const come = (at: number): void => {
          awaited = null;
          resolve(at);
        };
        awaited = { shot, come };
      }),
  };
}

/** Now and at every frame from now on, until the end. */
function repeat(work: () => void): () => void {
  work();
  const timer = setInterval(work, cadence);
  return () => clearInterval(timer);
}

/** What the reader tells next. */
function presented(reader: CredentialReader): Promise<Presentation> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => end(() => reject(new Error('The code was not read'))), patience);
    const leave = reader.subscribe((event) => {
      if (event.kind === 'presented') end(() => resolve(event.presentation));
      else if (event.kind === 'unreadable') end(() => reject(new Error('The code was unreadable')));
    });
    function end(act: () => void): void {
      clearTimeout(late);
      leave();
      act();
    }
  });
}

/** The decoder, with the milliseconds that its last frame took. */
function timedDecoder(inner: QrDecoder): { readonly decoder: QrDecoder; readonly decodeTime: () => number } {
  let took = 0;
  return {
    decodeTime: () => took,
    decoder: {
      async decode(frame) {
        const begin = performance.now();
        const codes = await inner.decode(frame);
        took = performance.now() - begin;
        return codes;
      },
      close: () => inner.close(),
    },
  };
}
