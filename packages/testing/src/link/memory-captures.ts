import { createHash } from 'node:crypto';
import type { CaptureOffer, ContentHash } from '@vedette/contract/link';
import type { LinkCaptureStore } from '@vedette/link/platform';

interface Held {
  readonly offer: CaptureOffer;
  bytes: Buffer;
  isComplete: boolean;
}

/** Sealed pictures at the platform, part by part. */
export class MemoryCaptures {
  readonly held = new Map<ContentHash, Held>();
  /** Which are wanted. */
  wanted: (offer: CaptureOffer) => boolean = () => true;
  parts = 0;

  readonly port: LinkCaptureStore = {
    offer: async (_device, hash, offer) => {
      if (!this.wanted(offer)) return null;
      const held = this.held.get(hash) ?? { offer, bytes: Buffer.alloc(0), isComplete: false };
      this.held.set(hash, held);
      return { offset: held.bytes.length, complete: held.isComplete };
    },
    append: async (_device, hash, offset, bytes) => {
      const held = this.held.get(hash);
      if (held === undefined) return 'unwanted';
      if (offset !== held.bytes.length || held.isComplete)
        return { offset: held.bytes.length, complete: held.isComplete };
      this.parts += 1;
      held.bytes = Buffer.concat([held.bytes, bytes]);
      if (held.bytes.length < held.offer.size) return { offset: held.bytes.length, complete: false };
      held.isComplete = createHash('sha256').update(held.bytes).digest('hex') === hash;
      if (held.isComplete) return { offset: held.bytes.length, complete: true };
      this.held.delete(hash);
      return 'damaged';
    },
  };
}
