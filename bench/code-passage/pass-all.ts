import { instant } from '@vedette/domain';
import { openTerminalStore, type TerminalStore } from '@vedette/store';
import { randomFrom } from '../qr/random.ts';
import { type Issuers, type Kind, kinds } from './credentials.ts';
import { emptyFrame, type FrameSize, frameWith, sizes } from './frames.ts';
import { type BenchLane, duty, openBenchLane, type PassageTimes } from './lane.ts';

export interface Walked {
  readonly kind: Kind;
  readonly size: FrameSize;
  readonly times: PassageTimes;
}

/** The first ones, one of each kind and size, load what is loaded once. */
const warmUp = kinds.length * sizes.length;
const now = () => instant(Date.now());

/** People walk through one after the other, each with a code of their own. */
export async function passAll(
  folder: string,
  key: Buffer,
  issuers: Issuers,
  passages: number,
): Promise<readonly Walked[]> {
  const store = await openStore(folder, key);
  const lane = await openBenchLane(store, issuers.examiners);
  const walked: Walked[] = [];
  try {
    for (let at = -warmUp; at < passages; at++) {
      const one = await passOne(lane, issuers, at + warmUp);
      if (at >= 0) walked.push(one);
    }
  } finally {
    await lane.close();
    await store.close();
  }
  return walked;
}

/** Encrypted, in its own thread, durable at each commit: as a terminal has it. */
async function openStore(folder: string, key: Buffer): Promise<TerminalStore> {
  const keySource = { key: async () => Buffer.from(key) };
  const store = await openTerminalStore({ folder, keySource, now, worker: true });
  await store.duties.adopt(duty, { by: null, note: '' });
  return store;
}

async function passOne(lane: BenchLane, issuers: Issuers, at: number): Promise<Walked> {
  const kind = kinds[at % kinds.length] ?? 'paper';
  const size = sizes[Math.floor(at / kinds.length) % sizes.length] ?? { width: 640, height: 480 };
  const text = await issuers.issue(kind, now());
  const shots = await Promise.all([emptyFrame(size), frameWith(text, size, randomFrom(at))]);
  const [empty, withCode] = shots.map((jpeg) => ({ size, jpeg: new Uint8Array(jpeg) }));
  if (empty === undefined || withCode === undefined) throw new Error('no frames');
  return { kind, size, times: await lane.pass(empty, withCode) };
}
