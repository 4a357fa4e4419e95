import { join, resolve } from 'node:path';
import { type OsdpConfig, type OsdpReaderConfig, parseOsdp } from '@vedette/drivers';
import { readJson } from '../input/read-json.ts';
import { CommandError } from '../output/command-error.ts';

/** A reader with a secure channel, and where it stands. */
export interface StandingReader {
  readonly lane: string;
  readonly reader: OsdpReaderConfig;
  /** Its line, with this reader alone on it. */
  readonly line: OsdpConfig;
}

export interface Wanted {
  readonly lane?: string;
  readonly reader?: string;
}

const limit = 1_000_000;

/**
 * The one reader that is meant, of those in the `terminal.json` of a data folder.
 * @throws CommandError no-reader, which-reader; not-found, unreadable, no-document for the file; VedetteError
 * input-invalid for a reader that is described wrongly
 */
export async function findOsdpReader(folder: string, wanted: Wanted): Promise<StandingReader> {
  const path = join(resolve(folder), 'terminal.json');
  const all = osdpReadersIn(await readJson(path, limit));
  const meant = all.filter(
    ({ lane, reader }) => (wanted.lane ?? lane) === lane && (wanted.reader ?? reader.name) === reader.name,
  );
  const [one, another] = meant;
  if (one === undefined) throw new CommandError('no-reader', path, undefined, placesOf(all));
  if (another !== undefined) throw new CommandError('which-reader', path, undefined, placesOf(meant));
  return one;
}

const placesOf = (readers: readonly StandingReader[]) =>
  readers.map(({ lane, reader }) => ({ path: '', message: `--lane ${lane} --reader ${reader.name}` }));

function osdpReadersIn(json: unknown): readonly StandingReader[] {
  return listIn(json, 'lanes').flatMap((lane) => {
    const id = textIn(lane, 'id');
    return listIn(lane, 'readers')
      .filter((written) => textIn(written, 'driver') === 'osdp')
      .flatMap((written) => guardedOn(id, parseOsdp(written)));
  });
}

const guardedOn = (lane: string, line: OsdpConfig): readonly StandingReader[] =>
  line.readers
    .filter(({ security }) => security === 'guarded')
    .map((reader) => ({ lane, reader, line: { ...line, readers: [reader] } }));

function listIn(json: unknown, name: string): readonly unknown[] {
  const value = valueIn(json, name);
  return Array.isArray(value) ? value : [];
}

function textIn(json: unknown, name: string): string {
  const value = valueIn(json, name);
  return typeof value === 'string' ? value : '';
}

const valueIn = (json: unknown, name: string): unknown =>
  typeof json === 'object' && json !== null && Object.hasOwn(json, name)
    ? Reflect.get(json, name)
    : undefined;
