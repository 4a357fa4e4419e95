/** A table on its way out: texts only, a row at a time. */
export interface Table {
  readonly headings: readonly string[];
  readonly rows: AsyncIterable<readonly string[]>;
}

export interface Column<T> {
  readonly heading: string;
  readonly cell: (item: T) => string;
}

/** @param items what fills the rows, in order */
export function tableOf<T>(columns: readonly Column<T>[], items: AsyncIterable<T>): Table {
  async function* rows(): AsyncGenerator<readonly string[]> {
    for await (const item of items) yield columns.map(({ cell }) => cell(item));
  }
  return { headings: columns.map(({ heading }) => heading), rows: rows() };
}
