import type { ToKiosk, ToTerminal } from '@vedette/contract/kiosk';
import { contractVersion } from '@vedette/contract/version';
import { type KioskAddress, linkUrl } from './address.ts';
import { frameMessage } from './frame-message.ts';

export type LinkState = 'connecting' | 'open' | 'lost' | 'refused';
export type CameraSaid = Extract<ToTerminal, { type: 'camera' }>['state'];

export interface LinkListener {
  state(state: LinkState): void;
  message(message: ToKiosk): void;
}

/** The page's end of the kiosk link; it comes back by itself after every loss but a refusal. */
export interface TerminalLink {
  camera(state: CameraSaid): void;
  help(): void;
  withoutFace(): void;
  /** False when the last frame has not been taken yet, or the link is down: the frame is dropped. */
  frame(jpeg: ArrayBuffer, takenAt: number): boolean;
  ready(): boolean;
  close(): void;
}

/** A terminal that is busy answers late; after this the next frame is sent all the same. */
const patience = 1_000;
const longestWait = 8_000;

export function openLink(address: KioskAddress, listener: LinkListener): TerminalLink {
  let socket: WebSocket | null = null;
  let camera: CameraSaid = 'none';
  let sequence = 0;
  let waitingSince = 0;
  let wait = 500;
  let retry = 0;
  let refused = false;
  let closed = false;

  function say(message: ToTerminal): void {
    if (socket !== null && socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
  }
  function heard(message: ToKiosk): void {
    if (message.type === 'welcome') {
      wait = 500;
      listener.state('open');
    }
    if (message.type === 'frame-taken') waitingSince = 0;
    if (message.type === 'refused') {
      refused = true;
      listener.state('refused');
    }
    listener.message(message);
  }
  function connect(): void {
    const opened = new WebSocket(linkUrl(location));
    opened.onopen = () => {
      waitingSince = 0;
      say({ type: 'hello', version: contractVersion, key: address.key, lane: address.lane, camera });
    };
    opened.onmessage = (event) => heard(JSON.parse(String(event.data)) as ToKiosk);
    opened.onclose = () => {
      if (closed || refused) return;
      listener.state('lost');
      retry = window.setTimeout(connect, wait);
      wait = Math.min(wait * 2, longestWait);
    };
    socket = opened;
  }
  const ready = () =>
    socket !== null &&
    socket.readyState === WebSocket.OPEN &&
    (waitingSince === 0 || performance.now() - waitingSince > patience);

  listener.state('connecting');
  connect();
  return {
    camera(state) {
      camera = state;
      say({ type: 'camera', state });
    },
    help: () => say({ type: 'help' }),
    withoutFace: () => say({ type: 'without-face' }),
    ready,
    frame(jpeg, takenAt) {
      if (socket === null || !ready()) return false;
      sequence += 1;
      waitingSince = performance.now();
      socket.send(frameMessage(sequence, takenAt, jpeg));
      return true;
    },
    close() {
      closed = true;
      window.clearTimeout(retry);
      if (socket !== null) socket.close();
    },
  };
}
