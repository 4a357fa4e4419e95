import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Metadata, MetadataKind, Root, TargetFile, Targets } from '@tufjs/models';
import { writeNewFile } from '../credential/new-file.ts';
import { fileFault } from '../input/file-fault.ts';
import { readJson } from '../input/read-json.ts';
import { CommandError } from '../output/command-error.ts';
import type { Shell } from '../shell.ts';
import { publicKeyOf, readSigningKey, signWith } from './signing-key.ts';

const specVersion = '1.0.31';
const metadataLimit = 512 * 1024;
const day = 86_400_000;

export interface RootOptions {
  readonly keys: string;
  readonly onlineKey: Buffer;
  readonly previous?: string;
  /** Keys that signed the root before, when they are others. */
  readonly previousKeys?: string;
  readonly days: number;
  readonly out: string;
}

/** Says who may sign: the keys of a folder, and the platform's own key for what is said daily. */
export async function signRoot(shell: Shell, options: RootOptions): Promise<void> {
  const previous = options.previous === undefined ? null : await readMetadata(options.previous, 'root');
  const [own, targets] = [
    await readSigningKey(options.keys, 'root'),
    await readSigningKey(options.keys, 'targets'),
  ];
  const root = new Root({
    ...{ specVersion, version: (previous?.signed.version ?? 0) + 1, consistentSnapshot: true },
    expires: expiry(shell, options.days),
  });
  const online = publicKeyOf(options.onlineKey);
  root.addKey(own.key, 'root');
  root.addKey(targets.key, 'targets');
  for (const role of ['snapshot', 'timestamp']) root.addKey(online, role);
  const metadata = new Metadata(root);
  signWith(metadata, own);
  if (options.previousKeys !== undefined)
    signWith(metadata, await readSigningKey(options.previousKeys, 'root'));
  await writeNewFile(options.out, JSON.stringify(metadata.toJSON()));
  await shell.output.line(filled(shell.words.update.root, { version: root.version, out: options.out }));
}

export interface NewRelease {
  readonly version: string;
  readonly archive: string;
}
export interface TargetsOptions {
  readonly keys: string;
  readonly previous?: string;
  readonly add: readonly NewRelease[];
  readonly remove: readonly string[];
  readonly note?: string;
  readonly days: number;
  readonly out: string;
}

/** Says which releases there are: those named before, with some more and some less. */
export async function signTargets(shell: Shell, options: TargetsOptions): Promise<void> {
  const previous = options.previous === undefined ? null : await readMetadata(options.previous, 'targets');
  const targets = new Targets({
    ...{ specVersion, version: (previous?.signed.version ?? 0) + 1, expires: expiry(shell, options.days) },
  });
  const gone = new Set(
    [...options.remove, ...options.add.map(({ version }) => version)].map((one) => `${one}.zip`),
  );
  for (const target of Object.values(previous?.signed.targets ?? {}))
    if (!gone.has(target.path)) targets.addTarget(target);
  for (const one of options.add) targets.addTarget(await targetOf(one, options.note ?? null));
  const metadata = new Metadata(targets);
  signWith(metadata, await readSigningKey(options.keys, 'targets'));
  await writeNewFile(options.out, JSON.stringify(metadata.toJSON()));
  for (const { path, hashes } of Object.values(targets.targets))
    await shell.output.line(`${hashes['sha256']}  ${path}`);
}

async function targetOf({ version, archive }: NewRelease, note: string | null): Promise<TargetFile> {
  const sum = createHash('sha256');
  let length = 0;
  try {
    for await (const chunk of createReadStream(archive)) {
      sum.update(chunk);
      length += chunk.length;
    }
  } catch (cause) {
    throw fileFault(archive, cause);
  }
  const unrecognizedFields = { custom: { version, note } };
  return new TargetFile({
    path: `${version}.zip`,
    length,
    hashes: { sha256: sum.digest('hex') },
    unrecognizedFields,
  });
}

type Json = Parameters<typeof Metadata.fromJSON>[1];

async function readMetadata(path: string, role: 'root'): Promise<Metadata<Root>>;
async function readMetadata(path: string, role: 'targets'): Promise<Metadata<Targets>>;
async function readMetadata(
  path: string,
  role: 'root' | 'targets',
): Promise<Metadata<Root> | Metadata<Targets>> {
  const json = (await readJson(path, metadataLimit)) as Json;
  try {
    return role === 'root'
      ? Metadata.fromJSON(MetadataKind.Root, json)
      : Metadata.fromJSON(MetadataKind.Targets, json);
  } catch (cause) {
    throw new CommandError('no-document', path, cause);
  }
}

/** Whole seconds, as the specification writes them. */
function expiry(shell: Shell, days: number): string {
  return new Date(Math.floor((shell.now() + days * day) / 1000) * 1000).toISOString().replace('.000Z', 'Z');
}

const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
