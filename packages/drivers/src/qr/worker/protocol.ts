import type { ErrorDetails } from '@vedette/domain';
import type { CodeFormat, CodeFrame, DecodedCode } from '../qr-decoder.ts';

/** What the thread is started with. */
export interface WorkerOptions {
  readonly formats: readonly CodeFormat[];
}

/** What may be wrong with a frame; anything else ends the thread. */
export const frameFaults = [
  'image-empty',
  'image-not-an-image',
  'image-truncated',
  'image-too-large',
] as const;
export type FrameFault = (typeof frameFaults)[number];

/** One frame at a time: the next is sent after the answer. */
export type Request = CodeFrame;

export type Reply =
  | { readonly codes: readonly DecodedCode[] }
  | { readonly fault: FrameFault; readonly details: ErrorDetails };
