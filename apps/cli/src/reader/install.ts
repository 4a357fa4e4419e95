import { duration } from '@vedette/domain';
import {
  type Installed,
  OsdpKeyRing,
  openOsdpLine,
  osdpKeysSetting,
  Scbk,
  type SelfTestCode,
} from '@vedette/drivers';
import type { TerminalStore } from '@vedette/store';
import { readBounded } from '../input/read-bounded.ts';
import { CommandError } from '../output/command-error.ts';
import { fill } from '../output/fill.ts';
import type { Shell } from '../shell.ts';
import { withStore } from '../store/with-store.ts';
import { findOsdpReader, type StandingReader, type Wanted } from './osdp-readers.ts';

export interface InstallOptions extends Wanted {
  readonly data: string;
  /** File with the 32 hex digits of a key that the reader has already. */
  readonly key?: string;
  readonly seconds: number;
  readonly json?: true;
}

interface Outcome {
  readonly how: Installed;
  /** How the link to the reader is, when it took no key. */
  readonly link: SelfTestCode;
}

/**
 * Gives a reader the next key of its own, which is in the store before it is on the line; whether it took it.
 * @throws as `withStore` and `findOsdpReader`; CommandError no-reader-key
 */
export async function installOsdp(shell: Shell, options: InstallOptions): Promise<boolean> {
  const standing = await findOsdpReader(options.data, options);
  const given = options.key === undefined ? null : await readKey(options.key);
  return withStore(shell, options.data, async (store) => {
    const { lane, reader } = standing;
    if (options.json !== true)
      await shell.errors.line(fill(shell.words.reader.installing, { seconds: options.seconds }));
    const ring = OsdpKeyRing.parse(await store.settings.get(osdpKeysSetting));
    const next = ring.nextOf(lane, reader.name, given);
    await store.settings.set(osdpKeysSetting, ring.reveal());
    const outcome = await install(standing, ring, next, options.seconds);
    if (outcome.how === 'installed') await settle(store, ring, standing);
    next.destroy();
    ring.destroy();
    await tell(shell, standing, outcome, options.json === true);
    return outcome.how === 'installed';
  });
}

async function readKey(path: string): Promise<Scbk> {
  const bytes = await readBounded(path, 100);
  const key = Scbk.parse(bytes.toString('latin1').trim());
  bytes.fill(0);
  if (key === null) throw new CommandError('no-reader-key', path);
  return key;
}

async function install(
  { lane, reader, line }: StandingReader,
  ring: OsdpKeyRing,
  next: Scbk,
  seconds: number,
): Promise<Outcome> {
  const scbk = ring.keyOf(lane, reader.name);
  const [opened] = (await openOsdpLine({ ...line, readers: [{ ...reader, scbk }] })).values();
  if (opened === undefined) throw new CommandError('no-reader', line.line.path);
  try {
    const how = await opened.install(next, duration(seconds * 1_000));
    const { checks } = await opened.selfTest();
    return { how, link: checks.find(({ name }) => name === 'link')?.code ?? 'no-answer' };
  } finally {
    await opened.close();
    scbk?.destroy();
  }
}

async function settle(
  { settings, audit }: TerminalStore,
  ring: OsdpKeyRing,
  { lane, reader }: StandingReader,
): Promise<void> {
  ring.settle(lane, reader.name);
  await settings.set(osdpKeysSetting, ring.reveal());
  const detail = { by: 'command-line', lane, reader: reader.name };
  await audit.append({ actor: null, action: 'reader-key-set', detail });
}

async function tell(
  { words, output, errors }: Shell,
  { lane, reader: { name } }: StandingReader,
  { how, link }: Outcome,
  json: boolean,
): Promise<void> {
  const isInstalled = how === 'installed';
  if (json) {
    const outcome = isInstalled ? { outcome: 'installed' } : { outcome: 'not-installed', link };
    return output.json({ lane, reader: name, ...outcome });
  }
  const { reader } = words;
  if (isInstalled) return output.line(fill(reader.installed, { lane, name }));
  await errors.line(fill(reader.notInstalled, { lane, name, link }));
}
