import type { ImportLine } from '@vedette/contract/platform';
import { VedetteError } from '@vedette/domain';
import type {
  DirectoryOutcome,
  DirectorySource,
  NewPlatformPerson,
  Reach,
  WrittenPerson,
} from '@vedette/store/platform';
import type { DirectoryDeps } from '../deps.ts';
import { openPassword } from '../password.ts';
import { type EntryPerson, entryPerson, prefixOf } from './entry-person.ts';
import { readDirectory } from './read-directory.ts';

const batch = 100;
/** When fewer than this part of those who were there come back, something is wrong with the directory or its filter. */
const leastPart = 0.5;
const previewed = 20;

export interface Previewed extends ImportLine {
  readonly person: NewPlatformPerson | null;
}

/**
 * Reads a directory and brings its people up to date: new ones are added, those who are gone from it become inactive.
 * It never fails: what stopped it is its outcome, and is told on the page of directories.
 */
export async function runDirectory(deps: DirectoryDeps, source: DirectorySource): Promise<DirectoryOutcome> {
  const outcome = await run(deps, source).catch(
    (cause: unknown): DirectoryOutcome => ({
      ok: false,
      problem: cause instanceof VedetteError ? `${cause.code} ${cause.details.at ?? ''}`.trim() : 'internal',
    }),
  );
  await deps.stores.directorySources.settle(source.id, deps.now(), outcome);
  await deps.audit.append({
    ...{ organisation: source.organisation, actor: 'time', action: 'directory-read', target: source.id },
    detail: { ...outcome },
  });
  return outcome;
}

/** Those whose time has come; to be called every minute or so, by any number of processes. */
export async function runDueDirectories(deps: DirectoryDeps): Promise<number> {
  const due = await deps.stores.directorySources.takeDue(deps.now());
  for (const source of due) await runDirectory(deps, source);
  return due.length;
}

/** What would become of the first entries; all that the real run does, undone. @throws as `readDirectory` */
export async function previewDirectory(
  deps: DirectoryDeps,
  source: DirectorySource,
): Promise<readonly Previewed[]> {
  const read: EntryPerson[] = [];
  for await (const entry of await entriesOf(deps, source)) {
    read.push(entryPerson(entry, source));
    if (read.length === previewed) break;
  }
  const written = await writeSome(deps, source, read, true);
  return read.map((one, index) => lineOf(index + 1, one, written[index]));
}

async function entriesOf({ custody, mayReach }: DirectoryDeps, source: DirectorySource) {
  const password = await openPassword(custody, source);
  return readDirectory({ settings: source, password, mayReach });
}

async function run(deps: DirectoryDeps, source: DirectorySource): Promise<DirectoryOutcome> {
  const counts = { created: 0, changed: 0, unchanged: 0, refused: 0 };
  const keep: string[] = [];
  let waiting: EntryPerson[] = [];
  let read = 0;
  const flush = async (): Promise<void> => {
    for (const written of await writeSome(deps, source, waiting, false))
      counts[written?.outcome ?? 'refused'] += 1;
    waiting = [];
  };
  for await (const entry of await entriesOf(deps, source)) {
    read += 1;
    const person = entryPerson(entry, source);
    if (person.ok && person.person.externalId !== null) keep.push(person.person.externalId);
    waiting.push(person);
    if (waiting.length === batch) await flush();
  }
  await flush();
  return { ok: true, read, ...counts, deactivated: await deactivate(deps, source, keep, counts) };
}

/** @throws VedetteError `conflict` when most of them would go at once: that is a mistake more often than a lay-off */
async function deactivate(
  { stores: { people } }: DirectoryDeps,
  source: DirectorySource,
  keep: readonly string[],
  { changed, unchanged }: { readonly changed: number; readonly unchanged: number },
): Promise<number> {
  const reach = reachOf(source);
  const before = source.outcome?.ok === true ? source.outcome.read : 0;
  if (changed + unchanged < before * leastPart)
    throw new VedetteError('conflict', 'world', { at: 'too few entries' });
  return people.deactivateOthers(reach, source.organisation, 'ldap', keep, prefixOf(source.id));
}

async function writeSome(
  { stores: { people } }: DirectoryDeps,
  source: DirectorySource,
  read: readonly EntryPerson[],
  dryRun: boolean,
): Promise<readonly (WrittenPerson | undefined)[]> {
  const good = read.flatMap((one) => (one.ok ? [one.person] : []));
  const written = await people.write(reachOf(source), good, { dryRun });
  let next = 0;
  return read.map((one) => {
    if (!one.ok) return undefined;
    next += 1;
    return written[next - 1];
  });
}

const reachOf = ({ organisation }: DirectorySource): Reach => ({
  organisations: [organisation],
  places: null,
});

function lineOf(row: number, read: EntryPerson, written: WrittenPerson | undefined): Previewed {
  if (!read.ok)
    return { row, outcome: 'refused', code: 'input-invalid', fields: [...read.fields], person: null };
  const { person } = read;
  if (written === undefined) return { row, outcome: 'refused', code: 'internal', fields: [], person };
  const code = written.outcome === 'refused' ? written.code : null;
  return { row, outcome: written.outcome, code, fields: [], person };
}
