import type { Socket } from 'node:net';
import { type BoardMemory, emptyMemory, type PeerBoard, type PeerMood, setOutput } from './board.ts';
import { FaultyServer } from './faulty-server.ts';

const channels = 4;

/** The answer of a true board to four bytes, by its data sheet; null when it says nothing. */
function obey(memory: BoardMemory, frame: Buffer): Buffer | null {
  const [start, channel = 0, operation = 0, sum] = frame;
  if (start !== 0xa0 || sum !== ((0xa0 + channel + operation) & 0xff) || channel < 1 || channel > channels)
    return null;
  if (operation <= 3) setOutput(memory, channel, operation % 2 === 1);
  if (operation < 2) return null;
  const on = memory.outputs.get(channel) === true ? 1 : 0;
  return Buffer.from([0xa0, channel, on, (0xa0 + channel + on) & 0xff]);
}

function spoil(answer: Buffer, mood: PeerMood): Buffer | undefined {
  const [start = 0, channel = 0, on = 0] = answer;
  const frame = (of: number, state: number): Buffer =>
    Buffer.from([start, of, state, (start + of + state) & 0xff]);
  switch (mood) {
    case 'well':
    case 'slow':
      return answer;
    case 'silent':
    case 'gone':
    case 'refusal':
      return undefined;
    case 'wrong':
    case 'wrong-number':
      return frame(channel + 1, on);
    case 'wrong-state':
      return frame(channel, on ^ 1);
    case 'garbage':
      return Buffer.alloc(100, 0xa0);
  }
}

/** A relay board of the LCUS kind, whose serial line is brought here by TCP. */
export async function lcusPeer(): Promise<PeerBoard> {
  const memory = emptyMemory();
  const door = new FaultyServer({
    accept(client: Socket, mood) {
      let held = Buffer.alloc(0);
      client.on('data', (bytes) => {
        if (mood() === 'silent') return;
        held = Buffer.concat([held, bytes]);
        for (; held.length >= 4; held = held.subarray(4)) {
          const answer = obey(memory, held.subarray(0, 4));
          const spoilt = answer === null ? undefined : spoil(answer, mood());
          if (spoilt === undefined) continue;
          setTimeout(() => client.destroyed || client.write(spoilt), mood() === 'slow' ? 1_500 : 0);
        }
      });
    },
  });
  await door.open();
  return { port: door.port, memory, become: (mood) => door.become(mood) };
}
