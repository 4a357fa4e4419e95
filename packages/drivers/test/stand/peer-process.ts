import type { PeerBoard, PeerMood } from './board.ts';
import { lcusPeer } from './lcus-peer.ts';
import { modbusPeer } from './modbus-peer.ts';

/** What the test asks of the process in which the boards live. */
export type PeerRequest =
  | { readonly ask: 'make'; readonly kind: 'modbus' | 'lcus' }
  | { readonly ask: 'output' | 'history' | 'registers'; readonly board: number; readonly output: number }
  | { readonly ask: 'input'; readonly board: number; readonly input: number; readonly on: boolean }
  | { readonly ask: 'mood'; readonly board: number; readonly mood: PeerMood };

const boards = new Map<number, PeerBoard>();

async function answer(request: PeerRequest): Promise<unknown> {
  if (request.ask === 'make') {
    const made = await (request.kind === 'modbus' ? modbusPeer() : lcusPeer());
    boards.set(made.port, made);
    return made.port;
  }
  const board = boards.get(request.board);
  if (board === undefined) throw new Error(`No board ${request.board}`);
  switch (request.ask) {
    case 'output':
      return board.memory.outputs.get(request.output) ?? false;
    case 'history':
      return board.memory.history;
    case 'registers':
      return board.memory.registers;
    case 'input':
      return void board.memory.inputs.set(request.input, request.on);
    case 'mood':
      return board.become(request.mood);
  }
}

process.on('message', ({ id, request }: { id: number; request: PeerRequest }) => {
  answer(request).then(
    (value) => process.send?.({ id, value }),
    (error: unknown) => process.send?.({ id, error: String(error) }),
  );
});
process.on('disconnect', () => process.exit());
