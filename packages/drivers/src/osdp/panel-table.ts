import { commands, replies } from './osdp-codes.ts';

/**
 * What the panel asks next of one reader. `hello` begins a life of the link, `challenge` and `cryptogram` make the
 * secure channel, `key` gives a new reader its key; from `poll` on the reader is ready.
 */
export const steps = [
  'hello',
  'challenge',
  'cryptogram',
  'key',
  'identify',
  'capabilities',
  'status',
  'poll',
  'light',
  'sound',
] as const;
export type Step = (typeof steps)[number];

/** `clear`: the site said that this reader has no secure channel; `keying`: its key is about to be set. */
export type PanelMode = 'clear' | 'guarded' | 'keying';

export const commandOf: Readonly<Record<Step, number>> = {
  hello: commands.id,
  challenge: commands.challenge,
  cryptogram: commands.serverCryptogram,
  key: commands.keySet,
  identify: commands.id,
  capabilities: commands.capabilities,
  status: commands.localStatus,
  poll: commands.poll,
  light: commands.led,
  sound: commands.buzzer,
};

/** How the packets of a step are protected; `session` is clear text where the mode is. */
export const coverOf: Readonly<Record<Step, 'none' | 'handshake' | 'session'>> = {
  hello: 'none',
  challenge: 'handshake',
  cryptogram: 'handshake',
  key: 'session',
  identify: 'session',
  capabilities: 'session',
  status: 'session',
  poll: 'session',
  light: 'session',
  sound: 'session',
};

interface Row {
  readonly from: Step;
  readonly replies: readonly number[];
  readonly modes: readonly PanelMode[];
  readonly to: Step;
}

const every: readonly PanelMode[] = ['clear', 'guarded', 'keying'];
const reads: readonly PanelMode[] = ['clear', 'guarded'];
const secure: readonly PanelMode[] = ['guarded', 'keying'];
const told = [replies.localStatus, replies.inputStatus, replies.outputStatus, replies.readerStatus];
const read = [replies.raw, replies.formatted, replies.keypad];

/** Whatever is not here ends the link. No row leads from a failed handshake to clear text. */
const rows: readonly Row[] = [
  { from: 'hello', replies: [replies.id], modes: ['clear'], to: 'capabilities' },
  { from: 'hello', replies: [replies.id], modes: secure, to: 'challenge' },
  { from: 'challenge', replies: [replies.clientCryptogram], modes: secure, to: 'cryptogram' },
  { from: 'cryptogram', replies: [replies.initialMac], modes: ['guarded'], to: 'identify' },
  { from: 'cryptogram', replies: [replies.initialMac], modes: ['keying'], to: 'key' },
  { from: 'key', replies: [replies.ack], modes: ['keying'], to: 'hello' },
  { from: 'identify', replies: [replies.id], modes: ['guarded'], to: 'capabilities' },
  { from: 'capabilities', replies: [replies.capabilities, replies.nak], modes: reads, to: 'status' },
  { from: 'status', replies: [replies.localStatus, replies.nak], modes: reads, to: 'poll' },
  { from: 'poll', replies: [replies.ack, ...told, ...read], modes: reads, to: 'poll' },
  { from: 'light', replies: [replies.ack, replies.nak], modes: reads, to: 'sound' },
  { from: 'sound', replies: [replies.ack, replies.nak], modes: reads, to: 'poll' },
];

/** Null: this reply ends the link, which begins anew with `hello`. */
export function stepAfter(from: Step, reply: number, mode: PanelMode): Step | null {
  const row = rows.find(
    (each) => each.from === from && each.replies.includes(reply) && each.modes.includes(mode),
  );
  return row?.to ?? null;
}

/** For the test that every step is in the table in every mode it can be reached in. */
export const allModes = every;
