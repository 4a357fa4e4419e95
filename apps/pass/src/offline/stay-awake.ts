/** Keeps the screen lit while a code is shown; the browser lets go whenever the page is hidden. */
export function stayAwake(): void {
  const ask = async (): Promise<void> => {
    if (document.visibilityState !== 'visible') return;
    try {
      await navigator.wakeLock.request('screen');
    } catch {
      // Not known to this browser, or the battery is low: the page asks for brightness anyway.
    }
  };
  document.addEventListener('visibilitychange', () => void ask());
  void ask();
}
