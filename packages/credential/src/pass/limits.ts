/** Bounds of what a pass may say; an issuer keeps them, a reader demands them. */
export const passLimits = { zones: 16, idBytes: 16, bytes: 1_024 } as const;

/** Ids of sites, people and areas as they stand in a pass: ASCII, and never markup, a path or a query. */
export const passIdPattern: RegExp = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

export const isPassId = (item: unknown): item is string =>
  typeof item === 'string' && passIdPattern.test(item);
