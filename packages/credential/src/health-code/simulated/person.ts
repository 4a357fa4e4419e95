import { createHash } from 'node:crypto';
import type { GatewayShape } from '../gateway.ts';

/** `init` is a code under review, `strange` a colour that nobody has heard of. */
export const simulatedColours = ['green', 'yellow', 'red', 'init', 'strange'] as const;
export type SimulatedColour = (typeof simulatedColours)[number];

/** Somebody whom the simulated platforms know. All of them are invented. */
export interface SimulatedPerson {
  readonly name: string;
  readonly number: string;
  readonly phone: string;
  readonly colour: SimulatedColour;
  /** `expired`: the code was shown too late; `invalid`: no platform knows how to read it. */
  readonly code: 'live' | 'expired' | 'invalid';
  /** As platforms write it: 阴性, 阳性, or anything else. */
  readonly test: { readonly result: string; readonly hoursAgo: number } | null;
  readonly doses: readonly { readonly product: string; readonly daysAgo: number }[];
  /** Cities of the last 14 days; one with `*` behind it has an area of risk. */
  readonly cities: readonly string[];
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** What the code of a person holds, in the form of the shape's real codes. The same person always has the same. */
export function simulatedCode(shape: GatewayShape, { number, name, phone }: SimulatedPerson): string {
  const seed = digest(`${shape === 'firmware' ? 'guangdong' : shape} ${number}`);
  switch (shape) {
    case 'shanghai':
      return `https://s.sh.gov.cn/${seed.toString('hex', 0, 16)}1660000000000`;
    case 'national':
      return nationalCode(seed);
    case 'guangdong':
    case 'firmware':
      return JSON.stringify({
        ...{ label: 'yss', cid: masked(number, 2, 2), cidtype: '1000' },
        ...{ name: maskedName(name), phone: masked(phone, 3, 4), encode: seed.toString('hex') },
      });
  }
}

/** 201 bytes in base64, with the marks of the one real code that was ever shown in public. */
function nationalCode(seed: Buffer): string {
  const bytes = Buffer.alloc(201);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = (seed[at % 32] ?? 0) ^ (at >> 5);
  bytes.write('JKM1110000\0', 28, 'latin1');
  bytes.write('GBGS', 39, 'latin1');
  bytes.write('GBGS', 129, 'latin1');
  return bytes.toString('base64');
}

/** `310101********0012`: so many signs at each end, and a star for each between. */
export function masked(text: string, head: number, tail: number): string {
  return text.slice(0, head) + '*'.repeat(Math.max(0, text.length - head - tail)) + text.slice(-tail);
}

export const maskedName = (name: string): string =>
  name.slice(0, 1) + '*'.repeat(Math.max(1, name.length - 1));
