import { useEffect, useEffectEvent, useRef } from 'react';
import { useAppearance } from '../../app/appearance.tsx';
import { wishOf } from './keys.ts';
import { useGo } from './use-go.ts';

const prefixHolds = 1_500;
const writing = 'input, textarea, select, [contenteditable="true"], [role="dialog"]';

interface KeyActions {
  readonly onPalette: () => void;
  readonly onHelp: () => void;
}

/** The console by keyboard, wherever the focus is. */
export function useKeys({ onPalette, onHelp }: KeyActions): void {
  const go = useGo();
  const { isDark, choose } = useAppearance();
  const prefixAt = useRef(-prefixHolds);
  const act = useEffectEvent((event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, altKey, target, timeStamp } = event;
    const isBusy = target instanceof Element && target.closest(writing) !== null;
    const stroke = { key, hasControl: ctrlKey || metaKey, hasAlt: altKey, isBusy };
    const wish = wishOf(stroke, timeStamp - prefixAt.current < prefixHolds);
    prefixAt.current = wish?.kind === 'prefix' ? timeStamp : -prefixHolds;
    if (wish === null || wish.kind === 'prefix') return;
    event.preventDefault();
    if (wish.kind === 'palette') onPalette();
    if (wish.kind === 'help') onHelp();
    if (wish.kind === 'theme') choose(isDark ? 'light' : 'dark');
    if (wish.kind === 'go') go(wish.to);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => act(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
