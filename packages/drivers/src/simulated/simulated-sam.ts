import { type SamCommand, samCommandOf, samStatus } from '../id-reader/sam-command.ts';
import { encodeSamFrame, SamFrames } from '../id-reader/sam-frame.ts';

/**
 * How the module treats its line and its cards: `damaged` sends answers to reads with a wrong sum,
 * `garbled` sends only noise, `torn` lets go of each card in the middle of its reading, `failing` says that
 * it failed its own test.
 */
export const samMoods = ['well', 'silent', 'damaged', 'garbled', 'torn', 'failing'] as const;
export type SamMood = (typeof samMoods)[number];

export interface SimulatedSamConfig {
  /** The 16 bytes of the module's number. */
  readonly id?: Uint8Array;
  /** Answers are sent in pieces of so many bytes, with noise before them; null sends them whole. */
  readonly fragment?: number | null;
  /** As some modules do, a card that was read is not found again until it has been away. */
  readonly findsOnce?: boolean;
}

const noise = Uint8Array.of(0x00, 0xaa, 0xaa, 0x55, 0xaa, 0xaa, 0xaa, 0x96);

/** A SAM module that speaks the real protocol, for a card put on it by whoever simulates. */
export class SimulatedSam {
  readonly #config: SimulatedSamConfig;
  readonly #frames = new SamFrames();
  #card: Uint8Array | null = null;
  #read = false;
  #selected = false;
  #mood: SamMood = 'well';

  constructor(config: SimulatedSamConfig = {}) {
    this.#config = config;
  }

  /** @param data what a read answers with: two lengths, the text and the photograph */
  place(data: Uint8Array): void {
    this.takeAway();
    this.#card = data;
  }

  takeAway(): void {
    this.#card = null;
    this.#read = false;
    this.#selected = false;
  }

  become(mood: SamMood): void {
    this.#mood = mood;
  }

  /** What it sends, in the pieces in which it sends it. */
  hear(bytes: Uint8Array): readonly Uint8Array[] {
    return this.#frames.push(bytes).flatMap((body) => this.#pieces(this.#reply(body)));
  }

  #reply(body: Uint8Array): Uint8Array {
    const command = samCommandOf(body);
    if (this.#mood === 'silent') return new Uint8Array(0);
    if (this.#mood === 'garbled') return noise.subarray(0, 4);
    if (command === null) return answer(samStatus.unknownCommand);
    if (this.#mood === 'failing') return answer(samStatus.selfTestFailed);
    const reply = this.#answer(command);
    if (this.#mood === 'damaged' && command === 'readBase')
      reply[reply.length - 1] = 1 ^ (reply[reply.length - 1] ?? 0);
    return reply;
  }

  #answer(command: SamCommand): Uint8Array {
    switch (command) {
      case 'status':
        return answer(samStatus.done);
      case 'readSamId':
        return answer(samStatus.done, this.#config.id ?? new Uint8Array(16));
      case 'find':
        return this.#find();
      case 'select':
        this.#selected = this.#card !== null;
        return this.#selected ? answer(samStatus.done, new Uint8Array(8)) : answer(samStatus.notSelected);
      case 'readBase':
        return this.#readBase();
    }
  }

  #find(): Uint8Array {
    this.#selected = false;
    const hidden = this.#card === null || (this.#read && this.#config.findsOnce === true);
    return hidden ? answer(samStatus.notFound) : answer(samStatus.found, new Uint8Array(4));
  }

  #readBase(): Uint8Array {
    if (this.#card === null || !this.#selected || this.#mood === 'torn') return answer(samStatus.notRead);
    this.#read = true;
    return answer(samStatus.done, this.#card);
  }

  #pieces(reply: Uint8Array): readonly Uint8Array[] {
    const size = this.#config.fragment ?? null;
    if (size === null || reply.length === 0) return reply.length === 0 ? [] : [reply];
    const whole = Uint8Array.of(...noise, ...reply);
    return Array.from({ length: Math.ceil(whole.length / size) }, (_, index) =>
      whole.subarray(index * size, (index + 1) * size),
    );
  }
}

function answer(status: number, data: Uint8Array = new Uint8Array(0)): Uint8Array {
  return encodeSamFrame(Uint8Array.of(0, 0, status, ...data));
}
