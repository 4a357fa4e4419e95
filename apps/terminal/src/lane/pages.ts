import type { ScreenMessage, ToKiosk } from '@vedette/contract';
import type { LinkFrame } from '../kiosk-link/frame.ts';
import type { KioskPage, LaneDoor, PageCameraState, PageWire } from './kiosk-page.ts';

export interface PagesNeeds {
  welcome(): Extract<ToKiosk, { type: 'welcome' }>;
  screen(): ScreenMessage;
  /** What every page is told besides. */
  beside(): readonly ToKiosk[];
  /** A way in for the frames of one page; of several, the newest delivers. */
  openFeed(): FrameFeed;
  /** The page with the camera changed its state, or went away. */
  cameraChanged(): void;
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

/** Where one page's frames go. */
export interface FrameFeed {
  push(frame: LinkFrame): void;
  close(): void;
}

interface Attached {
  readonly wire: PageWire;
  camera: PageCameraState;
  feed: FrameFeed | null;
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
    // Whoever lost the camera opens it anew: a feed that was taken over delivers no more.
    for (const page of attached) if (page !== holder()) blind(page);
    const now = cameraNow();
    if (now === said) return;
    said = now;
    needs.cameraChanged();
  }
  function blind(own: Attached): void {
    own.feed?.close();
    own.feed = null;
  }
  function pageOf(own: Attached): KioskPage {
    return {
      frame(frame) {
        own.wire.send({ type: 'frame-taken', sequence: frame.sequence });
        if (holder() !== own) return;
        own.feed ??= needs.openFeed();
        own.feed.push(frame);
      },
      camera(state) {
        own.camera = state;
        announce();
      },
      help: needs.help,
      withoutFace: needs.withoutFace,
      detach() {
        const at = attached.indexOf(own);
        if (at === -1) return;
        attached.splice(at, 1);
        blind(own);
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
      const own: Attached = { wire, camera: wire.camera, feed: null };
      attached.push(own);
      wire.send(needs.welcome());
      wire.send(needs.screen());
      for (const message of needs.beside()) wire.send(message);
      announce();
      return pageOf(own);
    },
  };
}
