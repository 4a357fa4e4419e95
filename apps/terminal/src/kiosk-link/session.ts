import { timingSafeEqual } from 'node:crypto';
import { contractVersion, type ToKiosk, type ToTerminal, toTerminalSchema } from '@vedette/contract';
import { VedetteError } from '@vedette/domain';
import type { KioskPage, LaneDoor } from '../lane/kiosk-page.ts';
import { parseFrame } from './frame.ts';

/** One connected page, whatever carries its messages. */
export interface Wire {
  send(message: ToKiosk): void;
  close(): void;
}

export interface KioskSessionDeps {
  readonly wire: Wire;
  /** The lane of that name, when the key is right. */
  readonly doorOf: (lane: string) => { readonly door: LaneDoor; readonly key: string } | undefined;
}

/** The two halves of the link after parsing. */
export interface KioskSession {
  /** Whether the page has named its lane and shown the key. */
  known(): boolean;
  text(message: string): void;
  binary(message: Uint8Array): void;
  closed(): void;
}

/** Far above any message of the contract, and little enough to parse for a stranger. */
const textMax = 4_096;

function sameKey(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function parseText(message: string): ToTerminal {
  if (message.length > textMax) throw new VedetteError('input-invalid', 'caller', { at: 'kiosk-link' });
  try {
    return toTerminalSchema.parse(JSON.parse(message));
  } catch (cause) {
    throw new VedetteError('input-invalid', 'caller', { at: 'kiosk-link' }, { cause });
  }
}

/** Speaks with one page: first the hello with the lane's key, then frames and what the person touches. */
export function openKioskSession({ wire, doorOf }: KioskSessionDeps): KioskSession {
  let page: KioskPage | null = null;
  let over = false;

  function hello(message: Extract<ToTerminal, { type: 'hello' }>): void {
    const found = doorOf(message.lane);
    if (found === undefined || !sameKey(message.key, found.key)) refuse('key');
    else if (message.version !== contractVersion) refuse('version');
    else page = found.door.attach({ send: wire.send, camera: message.camera });
  }
  function refuse(reason: 'key' | 'version'): void {
    wire.send({ type: 'refused', reason });
    end();
    wire.close();
  }
  /** What still comes after this was on its way and is not read. */
  function end(): void {
    over = true;
    page?.detach();
    page = null;
  }
  function said(message: ToTerminal): void {
    if (message.type === 'hello') {
      if (page !== null) throw new VedetteError('input-invalid', 'caller', { at: 'hello' });
      hello(message);
    } else if (page === null) refuse('key');
    else if (message.type === 'camera') page.camera(message.state);
    else if (message.type === 'help') page.help();
    else page.withoutFace();
  }
  /** A page that speaks nonsense is cut off; the lane goes on. */
  function guarded(act: () => void): void {
    if (over) return;
    try {
      act();
    } catch {
      end();
      wire.close();
    }
  }
  return {
    known: () => page !== null,
    text: (message) => guarded(() => said(parseText(message))),
    binary: (message) => guarded(() => (page === null ? refuse('key') : page.frame(parseFrame(message)))),
    closed: end,
  };
}
