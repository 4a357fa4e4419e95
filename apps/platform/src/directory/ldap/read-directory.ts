import { lookup } from 'node:dns/promises';
import { type ErrorCode, VedetteError } from '@vedette/domain';
import type { DirectorySettings } from '@vedette/store/platform';
import { Client, type Entry, FilterParser } from 'ldapts';

/** Numbers that bound what a directory may do to us. */
export const directoryLimits = {
  entries: 100_000,
  page: 500,
  /** Milliseconds for one answer, and to connect. */
  answer: 15_000,
  /** Values of an attribute that are looked at. */
  values: 8,
} as const;

export interface ReadNeeds {
  readonly settings: Pick<
    DirectorySettings,
    'url' | 'bindDn' | 'authority' | 'startTls' | 'baseDn' | 'filter' | 'mapping'
  >;
  readonly password: string;
  readonly mayReach: (address: string) => boolean;
}

/**
 * Entries of a directory as it gives them, page by page, over TLS alone. Of an entry only what is mapped is asked for.
 * @throws VedetteError `not-allowed` for an address that may not be reached, `sign-in-failed`, `input-invalid` for a
 * filter or name that the directory does not take, `archive-too-large` beyond 100,000 entries, `driver-failed` otherwise
 */
export async function* readDirectory(needs: ReadNeeds): AsyncGenerator<Entry> {
  const { settings, password } = needs;
  const client = await clientOf(needs);
  try {
    if (settings.startTls) await client.startTLS(await tlsOf(settings));
    await client.bind(settings.bindDn, password);
    let count = 0;
    const pages = client.searchPaginated(settings.baseDn, {
      scope: 'sub',
      filter: filterOf(settings.filter),
      attributes: [...attributesOf(settings), 'userAccountControl'],
      explicitBufferAttributes: ['objectGUID'],
      timeLimit: directoryLimits.answer / 1000,
      paged: { pageSize: directoryLimits.page },
    });
    for await (const { searchEntries } of pages)
      for (const entry of searchEntries) {
        count += 1;
        if (count > directoryLimits.entries) throw tooLarge();
        yield entry;
      }
  } catch (cause) {
    throw faultOf(cause);
  } finally {
    await client.unbind().catch(() => undefined);
  }
}

const attributesOf = ({ mapping }: Pick<DirectorySettings, 'mapping'>): readonly string[] =>
  Object.values(mapping).filter((name): name is string => name !== null);

/** Parsed here: what the client says of a filter that is none looks like a broken line. */
function filterOf(text: string) {
  try {
    return FilterParser.parseString(text);
  } catch (cause) {
    throw new VedetteError('input-invalid', 'caller', { at: 'filter' }, { cause });
  }
}

/** Connects to the very address that was looked at: a name that leads elsewhere the second time leads nowhere. */
async function clientOf({ settings, mayReach }: ReadNeeds): Promise<Client> {
  const url = new URL(settings.url);
  if (url.protocol !== 'ldaps:' && !settings.startTls)
    throw new VedetteError('input-invalid', 'caller', { at: 'startTls' });
  const found = await lookup(url.hostname, { all: true }).catch(() => []);
  const address = found.find((one) => mayReach(one.address));
  if (address === undefined) throw new VedetteError('not-allowed', 'caller', { at: 'url' });
  const host = address.family === 6 ? `[${address.address}]` : address.address;
  const port = url.port === '' ? (url.protocol === 'ldaps:' ? 636 : 389) : Number(url.port);
  return new Client({
    url: `${url.protocol}//${host}:${port}`,
    timeout: directoryLimits.answer,
    connectTimeout: directoryLimits.answer,
    ...(url.protocol === 'ldaps:' ? { tlsOptions: await tlsOf(settings) } : {}),
  });
}

async function tlsOf({ url, authority }: Pick<DirectorySettings, 'url' | 'authority'>) {
  const servername = new URL(url).hostname;
  return { servername, minVersion: 'TLSv1.2' as const, ...(authority === null ? {} : { ca: authority }) };
}

const tooLarge = (): VedetteError =>
  new VedetteError('archive-too-large', 'world', {
    ...{ at: 'entries', values: { limit: directoryLimits.entries } },
  });

/** Result codes of LDAP (RFC 4511, 4.1.9) that somebody can do something about. */
const codes: Readonly<Record<number, ErrorCode>> = {
  32: 'input-invalid',
  34: 'input-invalid',
  49: 'sign-in-failed',
  50: 'sign-in-failed',
};

function faultOf(cause: unknown): VedetteError {
  if (cause instanceof VedetteError) return cause;
  const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'number' ? cause.code : -1;
  const known = codes[code];
  if (known !== undefined) return new VedetteError(known, 'caller', { at: 'directory' }, { cause });
  return new VedetteError('driver-failed', 'world', { at: 'directory' }, { cause });
}
