/** Three numbers, the most significant first. */
export type Version = readonly [number, number, number];

export const versionPattern: RegExp = /^(\d{1,6})\.(\d{1,6})\.(\d{1,6})$/;

/** Undefined for anything but three numbers between points. */
export function readVersion(text: unknown): Version | undefined {
  const match = typeof text === 'string' ? versionPattern.exec(text) : null;
  return match === null ? undefined : [Number(match[1]), Number(match[2]), Number(match[3])];
}

/** Positive when `left` is the later version, negative when `right` is, 0 when they are one. */
export function compareVersions(left: Version, right: Version): number {
  return left[0] - right[0] || left[1] - right[1] || left[2] - right[2];
}
