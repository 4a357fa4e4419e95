import type { Duration } from '@vedette/domain';
import type { Scheduler } from '../common/scheduler.ts';
import { Scbk } from './scbk.ts';

/** A key to try, and whether it is the one that everybody knows. */
export interface KeyChoice {
  readonly key: Scbk;
  readonly isDefault: boolean;
}

/** How this life of the link is protected; `key` stays the caller's. */
export type LinkTerms =
  | { readonly mode: 'clear' }
  | { readonly mode: 'guarded'; readonly choice: KeyChoice }
  | { readonly mode: 'keying'; readonly choice: KeyChoice; readonly next: Scbk };

/** How an installation ended. */
export type Installed = 'installed' | 'window-ended' | 'closed';

interface Window {
  readonly next: Scbk;
  readonly ends: number;
  readonly done: (how: Installed) => void;
}

/**
 * The keys of one reader, owned here alone and wiped at the end. The key that everybody knows is tried only while
 * an installation is open, and then for nothing else than to set the reader's own.
 */
export class ReaderKeys {
  readonly #scheduler: Scheduler;
  readonly #default = Scbk.default();
  #own: Scbk | null;
  #window: Window | null = null;
  #turn = 0;

  /** @param own null: no key has been set yet, and the reader stays unread until one is */
  constructor(own: Scbk | null, scheduler: Scheduler) {
    this.#own = own?.copy() ?? null;
    this.#scheduler = scheduler;
  }

  /**
   * Opens the window in which the reader is given `key`. Whoever calls keeps the key safely before: once the
   * reader has it, nothing else opens it.
   */
  install(key: Scbk, length: Duration): Promise<Installed> {
    this.#end('window-ended');
    return new Promise((resolve) => {
      this.#window = { next: key.copy(), ends: this.#scheduler.now() + length, done: resolve };
      this.#turn = 0;
    });
  }

  isInstalling(): boolean {
    if (this.#window !== null && this.#scheduler.now() >= this.#window.ends) this.#end('window-ended');
    return this.#window !== null;
  }

  /** On what terms the next life of the link begins; null: there is no key, and no installation open. */
  terms(): LinkTerms | null {
    const open = this.isInstalling() ? this.#window : null;
    const own = this.#own;
    if (open === null) return own && { mode: 'guarded', choice: { key: own, isDefault: false } };
    const choices: readonly KeyChoice[] = [
      { key: open.next, isDefault: false },
      ...(own === null ? [] : [{ key: own, isDefault: false }]),
      { key: this.#default, isDefault: true },
    ];
    const choice = choices[this.#turn++ % choices.length];
    if (choice === undefined) return null;
    return choice.key === open.next
      ? { mode: 'guarded', choice }
      : { mode: 'keying', choice, next: open.next };
  }

  /** The reader has been shown to know `key` by a guarded link, or has just taken it: it is its own from now on. */
  settle(): void {
    const open = this.#window;
    if (open === null) return;
    this.#window = null;
    this.#own?.destroy();
    this.#own = open.next;
    open.done('installed');
  }

  destroy(): void {
    this.#end('closed');
    this.#own?.destroy();
    this.#default.destroy();
    this.#own = null;
  }

  #end(how: Installed): void {
    this.#window?.next.destroy();
    this.#window?.done(how);
    this.#window = null;
  }
}
