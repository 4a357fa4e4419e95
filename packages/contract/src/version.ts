/**
 * The version of everything that goes over a wire to or from a terminal: one integer.
 *
 * History
 * - 1 (2026-11-24): kiosk link, LAN admin API, events.
 */
export const contractVersion = 1;
