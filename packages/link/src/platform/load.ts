/** How much of something bounded is in use. */
export interface Load {
  readonly used: () => number;
  readonly isFull: () => boolean;
  /** Counts it, also beyond the bound: what has been read cannot be unread. Gives what counts it off, once. */
  take(amount: number): () => void;
}

export function openLoad(most: number): Load {
  let used = 0;
  return {
    used: () => used,
    isFull: () => used >= most,
    take(amount) {
      used += amount;
      let isHeld = true;
      return () => {
        if (isHeld) used -= amount;
        isHeld = false;
      };
    },
  };
}
