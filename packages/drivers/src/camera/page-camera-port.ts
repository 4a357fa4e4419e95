import type { Camera, Frame } from './camera.ts';

/** A frame as a page sends it, with the page's own count. */
export type PageFrame = Frame;

/** One page that delivers frames: one WebSocket connection. */
export interface PageFeed {
  /**
   * `stale`: not newer than the last one, or another page has taken over; it is dropped.
   * @throws VedetteError `input-invalid` when the frame is not what it says it is
   */
  push(frame: PageFrame): 'accepted' | 'stale';
  /** The page went away: the camera is gone at once, without waiting for the silence. */
  close(): void;
}

/** A camera whose pictures a page delivers. The newest page wins. */
export interface PageCamera extends Camera {
  attach(): PageFeed;
}
