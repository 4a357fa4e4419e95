/** Where the picture at the door comes from: the machine's camera, or sample photographs. */
export interface Picture {
  readonly kind: 'live' | 'walk-past';
  /** What is shown, drawn and sent. */
  readonly source: HTMLVideoElement | HTMLImageElement;
  /** Null until there is something to draw. */
  size(): { readonly width: number; readonly height: number } | null;
  stop(): void;
}
