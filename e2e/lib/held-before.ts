import { contractVersion, frameHeaderBytes, type ToKiosk } from '@vedette/contract';
import sharp from 'sharp';
import type { TerminalProcess } from './terminal-process.ts';

/** A page of a lane that shows its camera whatever is held before it. */
export interface LanePage {
  /** Everything that the lane has said, oldest first. */
  readonly heard: readonly ToKiosk[];
  /** Holds a picture up until the lane says so; gives what it said. @throws Error after so many milliseconds */
  hold(picture: Buffer, until: (message: ToKiosk) => boolean, patience?: number): Promise<ToKiosk>;
  /** Shows frames of a camera, again and again, until the lane says so; gives what it said. */
  walk(frames: readonly Buffer[], until: (message: ToKiosk) => boolean, patience?: number): Promise<ToKiosk>;
  close(): void;
}

const room = { width: 640, height: 480, channels: 3, background: '#777' } as const;
const pause = 100;

/** A screen of a telephone as the kiosk's camera sees it. */
async function frameOf(picture: Buffer): Promise<Buffer> {
  const screen = await sharp(picture).resize(440, 440, { fit: 'inside' }).toBuffer();
  return sharp({ create: room })
    .composite([{ input: screen }])
    .jpeg({ quality: 90 })
    .toBuffer();
}

/** The binary message of the kiosk link; its layout stands in the contract. */
function messageOf(sequence: number, jpeg: Buffer): Uint8Array<ArrayBuffer> {
  const head = Buffer.alloc(frameHeaderBytes);
  head.writeUInt8(1, 0);
  head.writeUInt32BE(sequence, 4);
  head.writeDoubleBE(Date.now(), 8);
  return Uint8Array.from(Buffer.concat([head, jpeg]));
}

/** Speaks the kiosk link as the page does, without a browser and its camera. */
export async function openLanePage({ kiosk, base }: TerminalProcess): Promise<LanePage> {
  const said = new URLSearchParams(new URL(kiosk).hash.slice(1));
  const heard: ToKiosk[] = [];
  // Node's own WebSocket takes headers; the types in force here are a browser's.
  const asPage = { headers: { origin: base } } as unknown as string[];
  const socket = new WebSocket(`${base.replace('http', 'ws')}/kiosk/link`, asPage);
  socket.addEventListener('message', ({ data }) => heard.push(JSON.parse(String(data)) as ToKiosk));
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', () => reject(new Error('The lane takes no page')));
  });
  const hello = { type: 'hello', version: contractVersion, camera: 'live' };
  socket.send(JSON.stringify({ ...hello, lane: said.get('lane'), key: said.get('key') }));
  let sequence = 0;
  async function show(
    frames: readonly Buffer[],
    until: (message: ToKiosk) => boolean,
    patience: number,
  ): Promise<ToKiosk> {
    const from = heard.length;
    for (const end = Date.now() + patience; Date.now() < end; ) {
      const frame = frames[sequence % frames.length];
      sequence += 1;
      if (frame !== undefined) socket.send(messageOf(sequence, frame));
      await new Promise((resolve) => setTimeout(resolve, pause));
      const found = heard.slice(from).find(until);
      if (found !== undefined) return found;
    }
    throw new Error(`The lane said nothing of the kind: ${JSON.stringify(heard.slice(from).slice(-5))}`);
  }
  return {
    heard,
    hold: async (picture, until, patience = 20_000) => show([await frameOf(picture)], until, patience),
    walk: (frames, until, patience = 30_000) => show(frames, until, patience),
    close: () => socket.close(),
  };
}
