import { markerOffset } from '../people/photograph.ts';
import type { Population } from '../people/population.ts';

export interface Recognised {
  readonly what: 'identity' | 'template' | 'picture';
  readonly person: number;
}

const idNumber = /99\d{15}[\dX]/;
const phone = /100\d{8}/;
const markerNumber = /planted-face-(\d{6})/;
const vectorHead = 16;
const startOfImage = 0xffd8;

/** Tells whether bytes that somebody decrypted are what was planted, and of whom. Noise is of nobody. */
export class Recogniser {
  readonly #byText = new Map<string, number>();
  readonly #byVector = new Map<string, number>();

  constructor({ people }: Population) {
    for (const { number, idNumber: id, phone: called, template } of people) {
      for (const text of [id, called]) this.#byText.set(text, number);
      const head = Buffer.from(template.buffer, template.byteOffset, vectorHead);
      this.#byVector.set(head.toString('latin1'), number);
    }
  }

  recognise(plain: Buffer): Recognised | null {
    const vector = this.#byVector.get(plain.toString('latin1', 0, vectorHead));
    if (vector !== undefined) return { what: 'template', person: vector };
    if (plain.length >= 2 && plain.readUInt16BE(0) === startOfImage) return pictureOf(plain);
    const text = plain.toString('latin1');
    const person = [idNumber, phone].map((pattern) => this.#byText.get(pattern.exec(text)?.[0] ?? ''));
    const [first] = person.filter((one) => one !== undefined);
    return first === undefined ? null : { what: 'identity', person: first };
  }
}

function pictureOf(plain: Buffer): Recognised | null {
  const [, number] = markerNumber.exec(plain.toString('latin1', markerOffset, markerOffset + 64)) ?? [];
  return number === undefined ? null : { what: 'picture', person: Number(number) };
}
