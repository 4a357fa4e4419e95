/**
 * The version of the device link: one integer, raised when a sentinel or a platform of the version before would
 * misunderstand what is said.
 *
 * History
 * - 1 (2026-11-24): enrolment by code and voucher, signed requests, the sealed channel and its long-poll fall-back,
 *   birth and heartbeat, records, captures, configuration, sync set, commands.
 * - 1 (2026-11-30, before the first release): `welcome` tells what is durable of each log; client certificates.
 * - 1 (2026-12-01, before the first release): the platform as keeper, rows `hold` and `shred`; `retirement`.
 */
export const linkVersion = 1;
/** The oldest version that this program still speaks, on either end. */
export const oldestLinkVersion = 1;

/** The versions one end speaks, both inclusive. */
export interface LinkVersions {
  readonly oldest: number;
  readonly newest: number;
}

export const spokenVersions: LinkVersions = { oldest: oldestLinkVersion, newest: linkVersion };

/** The header by which a sentinel says in every request which one version it speaks now. */
export const linkVersionHeader = 'vedette-link';

/** What a platform answers to the version a sentinel speaks; null when it speaks it as well. */
export function versionFault(
  spoken: number,
  platform: LinkVersions,
): 'version-too-old' | 'version-too-new' | null {
  if (spoken < platform.oldest) return 'version-too-old';
  return spoken > platform.newest ? 'version-too-new' : null;
}

/** The newest version both ends speak; null when there is none. */
export function commonVersion(device: LinkVersions, platform: LinkVersions): number | null {
  const newest = Math.min(device.newest, platform.newest);
  return newest >= Math.max(device.oldest, platform.oldest) ? newest : null;
}
