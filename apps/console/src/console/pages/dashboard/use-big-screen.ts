import { useEffect, useEffectEvent } from 'react';

/** Hides everything but the figures, and takes the whole screen where the browser lets us; Esc gives it back. */
export function useBigScreen(isOn: boolean, onLeave: () => void): void {
  const leaveNow = useEffectEvent(onLeave);
  useEffect(() => {
    if (!isOn) return;
    document.documentElement.classList.add('big-screen');
    // Refused without a click of the person: the page then fills its window.
    void document.documentElement.requestFullscreen?.().catch(() => {});
    const leave = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') leaveNow();
    };
    const change = (): void => {
      if (document.fullscreenElement === null) leaveNow();
    };
    window.addEventListener('keydown', leave);
    document.addEventListener('fullscreenchange', change);
    return () => {
      document.documentElement.classList.remove('big-screen');
      window.removeEventListener('keydown', leave);
      document.removeEventListener('fullscreenchange', change);
      if (document.fullscreenElement !== null) void document.exitFullscreen();
    };
  }, [isOn]);
}
