import { type PageKey, places } from './places.tsx';

/** What a key asks for; `prefix`: the next letter says where to. */
export type KeyWish =
  | { readonly kind: 'palette' }
  | { readonly kind: 'help' }
  | { readonly kind: 'theme' }
  | { readonly kind: 'prefix' }
  | { readonly kind: 'go'; readonly to: PageKey }
  | null;

export interface KeyStroke {
  readonly key: string;
  readonly hasControl: boolean;
  readonly hasAlt: boolean;
  /** Whether somebody is writing, or a dialog is open. */
  readonly isBusy: boolean;
}

/** @param wasPrefix whether `g` was the key before */
export function wishOf({ key, hasControl, hasAlt, isBusy }: KeyStroke, wasPrefix: boolean): KeyWish {
  if (hasControl && key.toLowerCase() === 'k') return { kind: 'palette' };
  if (hasControl || hasAlt || isBusy) return null;
  if (wasPrefix) {
    const place = places.find(({ letter }) => letter === key.toLowerCase());
    if (place !== undefined) return { kind: 'go', to: place.key };
  }
  if (key === '/') return { kind: 'palette' };
  if (key === '?') return { kind: 'help' };
  if (key === 'g') return { kind: 'prefix' };
  return key === 't' ? { kind: 'theme' } : null;
}
