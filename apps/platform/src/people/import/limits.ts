/** Bounds of a table of people. */
export const tableLimits = {
  bytes: 10_000_000,
  /** Bytes that a sheet may inflate to, all its parts together. */
  inflated: 64_000_000,
  parts: 200,
  rows: 20_000,
  columns: 64,
  /** UTF-16 units of a cell. */
  cell: 2_000,
  /** Milliseconds a sheet may take to be read. */
  time: 20_000,
  /** MiB of memory for it. */
  memory: 384,
} as const;

/** A table as it was read: texts only, the headings first. */
export type Rows = readonly (readonly string[])[];
