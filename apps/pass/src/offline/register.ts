/** Keeps the page for when there is no network. Without a service worker it works online alone. */
export async function registerOffline(): Promise<void> {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  try {
    await navigator.serviceWorker.register('./service-worker.js', { scope: './' });
  } catch {
    // A certificate that the browser does not trust forbids it; the pass can be shown all the same.
  }
}
