/** How much time one query may look at, in milliseconds: 31 days, so that it never reads more partitions than that. */
export const widestSpan = 31 * 86_400_000;
