/** An instant as PostgreSQL takes it. @param at milliseconds since 1970 */
export const isoOf = (at: number): string => new Date(at).toISOString();

export const isoOrNull = (at: number | null): string | null => (at === null ? null : isoOf(at));
