// The table of who may import whom is read from the document in which people read it: one source.

/** How far a package may be imported: whole, its types, or by the files of a demo. */
export type Reach = 'all' | 'types' | 'demo';

/** One line of the table. */
export type Row = {
  /** Folder of the workspace: `packages/domain`, `apps/terminal`. */
  readonly folder: string;
  /** By folder name. */
  readonly mayImport: ReadonlyMap<string, Reach>;
  /** Names from npm; `declared` means whatever its own package.json lists. */
  readonly npm: ReadonlySet<string> | 'declared';
  /** Code that runs anywhere, or in a browser, must not touch Node's own modules. */
  readonly runsIn: 'anywhere' | 'browser' | 'Node';
};

const header = ['package', 'may import', 'from npm', 'runs in'];

/** Reads the table out of the Markdown text; throws when it is not there or a cell cannot be understood. */
export function parseTable(markdown: string): Map<string, Row> {
  const lines = markdown.split('\n').map(cellsOf);
  const start = lines.findIndex((cells) => cells.join('|') === header.join('|'));
  if (start < 0) throw new Error(`no table headed "${header.join(' | ')}"`);
  const rows = new Map<string, Row>();
  for (const cells of lines.slice(start + 2)) {
    if (cells.length !== header.length) break;
    const row = parseRow(cells);
    rows.set(row.folder, row);
  }
  return rows;
}

function cellsOf(line: string): string[] {
  if (!line.startsWith('|')) return [];
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}

function parseRow(cells: readonly string[]): Row {
  const [name = '', mayImport = '', npm = '', runsIn = ''] = cells;
  if (runsIn !== 'anywhere' && runsIn !== 'browser' && runsIn !== 'Node')
    throw new Error(`runs in "${runsIn}"?`);
  return {
    folder: name.startsWith('apps/') ? name : `packages/${name}`,
    mayImport: new Map(listOf(mayImport).map(parseReach)),
    npm: npm === 'what it declares' ? 'declared' : new Set(listOf(npm)),
    runsIn,
  };
}

function listOf(cell: string): string[] {
  return cell === 'nothing' ? [] : cell.split(',').map((item) => item.trim());
}

function parseReach(item: string): [string, Reach] {
  const match = /^([a-z-]+)(?: \((types|demo)\))?$/.exec(item);
  if (match?.[1] === undefined) throw new Error(`cannot read "${item}" in the import table`);
  return [match[1], match[2] === 'types' || match[2] === 'demo' ? match[2] : 'all'];
}
