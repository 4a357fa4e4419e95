/** How a peer treats its link; the last five are ways of answering wrongly. */
export type PeerMood =
  | 'well'
  | 'gone'
  | 'silent'
  | 'slow'
  | 'wrong'
  | 'garbage'
  | 'wrong-state'
  | 'wrong-number'
  | 'refusal';

/** A board as the test sees it from the other side of the wire. */
export interface BoardMemory {
  readonly outputs: Map<number, boolean>;
  readonly inputs: Map<number, boolean>;
  /** Every level that each output was ever set to, in order. */
  readonly history: [output: number, on: boolean][];
  /** Registers written, in order. */
  readonly registers: [register: number, value: number][];
}

export interface PeerBoard {
  readonly port: number;
  readonly memory: BoardMemory;
  become(mood: PeerMood): Promise<void>;
}

export function emptyMemory(): BoardMemory {
  return { outputs: new Map(), inputs: new Map(), history: [], registers: [] };
}

export function setOutput(memory: BoardMemory, output: number, on: boolean): void {
  memory.outputs.set(output, on);
  memory.history.push([output, on]);
}
