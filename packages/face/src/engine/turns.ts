/**
 * Whose turn it is with the worker: lanes in rotation, each with its latest frame only, and one still
 * picture between two frames, so that neither an import nor a busy lane starves the others.
 */
export interface Turns<Lane, Frame, Still> {
  /** True when it replaced a frame that was still waiting. */
  offerFrame(lane: Lane, frame: Frame): boolean;
  offerStill(still: Still): void;
  forgetLane(lane: Lane): void;
  next(): Turn<Lane, Frame, Still> | null;
}

export type Turn<Lane, Frame, Still> =
  | { readonly kind: 'frame'; readonly lane: Lane; readonly frame: Frame }
  | { readonly kind: 'still'; readonly still: Still };

export function turns<Lane, Frame, Still>(): Turns<Lane, Frame, Still> {
  // A Map keeps the order of insertion: a lane that had its turn goes to the end with its next frame.
  const frames = new Map<Lane, Frame>();
  let stills: Still[] = [];
  let stillIsNext = false;
  return {
    offerFrame(lane, frame) {
      const replaced = frames.has(lane);
      frames.set(lane, frame);
      return replaced;
    },
    offerStill: (still) => void stills.push(still),
    forgetLane: (lane) => void frames.delete(lane),
    next() {
      const [first] = frames;
      const takesStill = stills.length > 0 && (stillIsNext || first === undefined);
      if (takesStill) {
        stillIsNext = false;
        const [still, ...rest] = stills;
        stills = rest;
        return still === undefined ? null : { kind: 'still', still };
      }
      if (first === undefined) return null;
      stillIsNext = true;
      frames.delete(first[0]);
      return { kind: 'frame', lane: first[0], frame: first[1] };
    },
  };
}
