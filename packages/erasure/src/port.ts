import type { ErasureLimit, ErasureReport, ErasureScope, Instant, Medium } from '@vedette/domain';

/** What is to be erased. A device or an image is named by whoever answers for it; nothing is ever found by itself. */
export type ErasureTarget =
  /** Every file under a folder, on a file system that goes on. */
  | { readonly kind: 'folder'; readonly path: string }
  /** Files by name, such as keys that lie elsewhere; those that are not there are left out. */
  | { readonly kind: 'files'; readonly paths: readonly string[] }
  /** A block device: refused while anything of it is mounted or in use. */
  | { readonly kind: 'device'; readonly path: string }
  /** A file that holds the image of a medium. */
  | { readonly kind: 'image'; readonly path: string };

/** Means that this medium needs and its interface offers. */
export interface ErasurePlan {
  readonly target: ErasureTarget;
  readonly medium: Medium;
  readonly scope: ErasureScope;
  readonly bytes: number;
  readonly files: number;
  /** Commands of the medium itself, in order, with fixed arguments. */
  readonly commands: readonly MediumCommand[];
  readonly passes: number;
  /** What will not be reached, said before it begins. */
  readonly limits: readonly ErasureLimit[];
}

/** A program with its arguments. It is spawned without a shell. */
export interface MediumCommand {
  readonly means: 'discard' | 'secure-erase' | 'sanitize';
  readonly program: string;
  readonly args: readonly string[];
  /** Where the program returns before the medium has finished: the question that says when it has. */
  readonly until?: { readonly args: readonly string[]; readonly isOver: RegExp };
}

export type ErasureStage = 'erasing' | 'reading-back' | 'hunting';

export interface ErasureProgress {
  readonly stage: ErasureStage;
  /** Bytes of all passes, or windows. */
  readonly done: number;
  readonly of: number;
}

/** A ciphertext to try keys on: AES-256-GCM. */
export interface SealedSample {
  /** `record`: opens under the key of a record; `wrap`: holds another key. */
  readonly kind: 'record' | 'wrap';
  /** The first bytes of what it seals, at least 8, where they are known; null: the tag decides, which takes longer. */
  readonly known: Uint8Array | null;
  readonly nonce: Uint8Array;
  readonly associated: Uint8Array;
  readonly ciphertext: Uint8Array;
  readonly tag: Uint8Array;
}

/** What to look for afterwards. */
export interface HuntSubject {
  readonly canaries: CanarySet | null;
  /** Pieces of 32 bytes of the ciphertext as it lies there, which must be gone as well. */
  readonly noted: readonly Uint8Array[];
  readonly samples: readonly SealedSample[];
  /** Milliseconds the hunt for keys may take. */
  readonly time: number;
}

/** Tokens of 32 bytes that were planted, by the seed that makes them. */
export interface CanarySet {
  /** 32 bytes. */
  readonly seed: Uint8Array;
  readonly count: number;
  readonly purposes: readonly string[];
}

/** How far an erasure has come, kept where the erasure does not reach. */
export interface ErasureJournal {
  /** Passes that are on the medium; 0 when it never began. */
  passes(): Promise<number>;
  passDone(pass: number): Promise<void>;
  end(): Promise<void>;
}

export interface EraseOptions {
  readonly subject: HuntSubject;
  /** Null: after a power cut it begins anew. */
  readonly journal: ErasureJournal | null;
  readonly now: () => Instant;
  readonly told?: ((progress: ErasureProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface Eraser {
  /**
   * Looks at the target and says what erasing it means. Changes nothing.
   * @throws `not-found`; `not-allowed` for a device in use or a target without the right to write;
   * `input-invalid` for what is no folder, device or image
   */
  plan(target: ErasureTarget): Promise<ErasurePlan>;
  /**
   * Erases, reads back, hunts. A medium that fails is a report that says so, never a throw.
   * After a power cut it is called again and begins anew: nothing that was erased comes back.
   */
  erase(plan: ErasurePlan, options: EraseOptions): Promise<ErasureReport>;
}
