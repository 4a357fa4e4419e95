import type { ScreenMessage, ToKiosk } from '@vedette/contract';
import type { LinkFrame } from '../kiosk-link/frame.ts';
import type { KioskPage, LaneDoor, PageCameraState, PageWire } from './kiosk-page.ts';

export interface PagesNeeds {
  welcome(): Extract<ToKiosk, { type: 'welcome' }>;
  screen(): ScreenMessage;
  /** A frame from the page that has the camera. */
  frame(frame: LinkFrame): void;
  /** The page with the camera changed its state, or went away. */
  camera(state: PageCameraState): void;
  help(): void;
  withoutFace(): void;
}

/** The pages that show this lane. */
export interface Pages extends LaneDoor {
  camera(): PageCameraState;
  send(message: ToKiosk): void;
  /** To every page, when it differs from what they show. */
  show(message: ScreenMessage): void;
  welcomeAgain(): void;
}

interface Attached {
  readonly wire: PageWire;
  camera: PageCameraState;
}

const delivers = (state: PageCameraState): boolean => state === 'live' || state === 'walk-past';

export function openPages(needs: PagesNeeds): Pages {
  const attached: Attached[] = [];
  let shown = '';
  let said: PageCameraState = 'none';

  /** The newest page with a picture has the camera. */
  const holder = (): Attached | undefined => attached.findLast((page) => delivers(page.camera));
  const send = (message: ToKiosk): void => {
    for (const { wire } of attached) wire.send(message);
  };
  function cameraNow(): PageCameraState {
    return (holder() ?? attached.at(-1))?.camera ?? 'none';
  }
  function announce(): void {
    const now = cameraNow();
    if (now === said) return;
    said = now;
    needs.camera(now);
  }
  function pageOf(own: Attached): KioskPage {
    return {
      frame(frame) {
        own.wire.send({ type: 'frame-taken', sequence: frame.sequence });
        if (holder() === own) needs.frame(frame);
      },
      camera(state) {
        own.camera = state;
        announce();
      },
      help: needs.help,
      withoutFace: needs.withoutFace,
      detach() {
        attached.splice(attached.indexOf(own), 1);
        announce();
      },
    };
  }
  return {
    camera: cameraNow,
    send,
    show(message) {
      const text = JSON.stringify(message);
      if (text === shown) return;
      shown = text;
      send(message);
    },
    welcomeAgain: () => send(needs.welcome()),
    attach(wire) {
      const own: Attached = { wire, camera: wire.camera };
      attached.push(own);
      wire.send(needs.welcome());
      wire.send(needs.screen());
      announce();
      return pageOf(own);
    },
  };
}
