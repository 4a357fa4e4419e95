/** A table on its way out: texts only, a row at a time. */
export interface Table {
  readonly name: string;
  readonly headings: readonly string[];
  readonly rows: AsyncIterable<readonly string[]>;
}
