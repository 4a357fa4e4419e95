import type { cameraStates, ToKiosk } from '@vedette/contract';
import type { LinkFrame } from '../kiosk-link/frame.ts';

export type PageCameraState = (typeof cameraStates)[number];

/** The page at the lane, as the lane speaks to it. */
export interface PageWire {
  send(message: ToKiosk): void;
  readonly camera: PageCameraState;
}

/** One page at the lane, as the link speaks for it. */
export interface KioskPage {
  frame(frame: LinkFrame): void;
  camera(state: PageCameraState): void;
  help(): void;
  withoutFace(): void;
  detach(): void;
}

/** Where pages come to a lane; the newest page has the camera, older ones only watch. */
export interface LaneDoor {
  attach(wire: PageWire): KioskPage;
}
