import { connect, type Socket } from 'node:net';

/** What the virtual reader of vsmartcard tells its card: each in a message of one byte. */
const controls = { powerOff: 0x00, powerOn: 0x01, reset: 0x02, askAtr: 0x04 } as const;
const longestMessage = 65_535;

/** A contactless card as PC/SC part 3 shows it: the answer to reset of a type A card with 1 KiB. */
export const contactlessAtr = Uint8Array.from(Buffer.from('3b8f8001804f0ca000000306030001000000006a', 'hex'));
const getUid = Buffer.from('ffca000000', 'hex');
const refused = Uint8Array.of(0x6a, 0x81);

/** Status 9000 after the UID where the command asks for it; `null` is a card that has none to tell. */
export function answerToCommand(command: Uint8Array, uid: Uint8Array | null): Uint8Array {
  return uid !== null && getUid.equals(command) ? Uint8Array.of(...uid, 0x90, 0x00) : refused;
}

/**
 * A card in the virtual reader of vsmartcard (vpcd), which listens on a TCP port: it is inserted while connected.
 * Each message has its length before it, 16 bits, most significant first.
 */
export class VirtualCard {
  readonly #uid: Uint8Array | null;
  readonly #atr: Uint8Array;
  readonly #socket: Socket;
  #held: Buffer = Buffer.alloc(0);
  #powered = 0;

  private constructor(socket: Socket, uid: Uint8Array | null, atr: Uint8Array) {
    this.#uid = uid;
    this.#atr = atr;
    this.#socket = socket;
    socket.on('data', (bytes) => this.#hear(bytes));
    socket.on('error', () => socket.destroy());
  }

  /** @param uid null: a card that refuses to tell it. Rejects when nobody listens on the port. */
  static insert(
    port: number,
    uid: Uint8Array | null,
    atr: Uint8Array = contactlessAtr,
  ): Promise<VirtualCard> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('error', reject);
      socket.once('connect', () => resolve(new VirtualCard(socket, uid, atr)));
    });
  }

  /** How often it was switched on. */
  powered(): number {
    return this.#powered;
  }

  takeOut(): void {
    this.#socket.destroy();
  }

  #hear(bytes: Buffer): void {
    this.#held = Buffer.concat([this.#held, bytes]).subarray(0, longestMessage + 2);
    for (let message = this.#take(); message !== null; message = this.#take()) this.#answer(message);
  }

  #take(): Buffer | null {
    if (this.#held.length < 2) return null;
    const length = this.#held.readUInt16BE();
    if (this.#held.length < 2 + length) return null;
    const message = this.#held.subarray(2, 2 + length);
    this.#held = this.#held.subarray(2 + length);
    return message;
  }

  #answer(message: Buffer): void {
    if (message.length !== 1) this.#say(answerToCommand(message, this.#uid));
    else if (message[0] === controls.askAtr) this.#say(this.#atr);
    else if (message[0] === controls.powerOn || message[0] === controls.reset) this.#powered++;
  }

  #say(bytes: Uint8Array): void {
    this.#socket.write(Uint8Array.of(bytes.length >> 8, bytes.length & 0xff, ...bytes));
  }
}
