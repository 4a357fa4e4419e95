import type { UpdateArchiveStore, UpdateDocument, UpdateRepositoryStore } from '@vedette/store/platform';

export interface UpdateFileDeps {
  readonly updates: Pick<UpdateRepositoryStore, 'newest' | 'document'>;
  readonly updateArchives: Pick<UpdateArchiveStore, 'length' | 'read'>;
}

/** Bytes of one answer at most: a terminal asks for the next part itself, and goes on where it broke off. */
const partAtMost = 4 * 1024 * 1024;

/**
 * The repository as terminals read it, below `/updates/`: `metadata/timestamp.json`, `metadata/<n>.<role>.json`,
 * `archives/<hash>`. Public, since nothing of it is secret and everything is signed.
 * @param path without a slash at the beginning
 * @param range the header, as it came
 */
export async function updateFile(
  deps: UpdateFileDeps,
  path: string,
  range: string | null,
): Promise<Response> {
  const [folder = '', name = '', ...rest] = path.split('/');
  if (rest.length > 0) return missing();
  if (folder === 'metadata') return metadataFile(deps, name);
  return folder === 'archives' && /^[0-9a-f]{64}$/.test(name) ? archivePart(deps, name, range) : missing();
}

const missing = (): Response => new Response(null, { status: 404 });

async function metadataFile({ updates }: UpdateFileDeps, name: string): Promise<Response> {
  if (name === 'timestamp.json') return metadataAnswer(await updates.newest('timestamp'), 'no-cache');
  const [, version = '', role] = /^([1-9]\d{0,8})\.(root|snapshot|targets)\.json$/.exec(name) ?? [];
  if (role === undefined) return missing();
  const document = await updates.document(role as 'root' | 'snapshot' | 'targets', Number(version));
  return metadataAnswer(document, 'public, max-age=86400, immutable');
}

function metadataAnswer(document: UpdateDocument | null, cache: string): Response {
  if (document === null) return missing();
  return new Response(document.body, {
    headers: { 'Content-Type': 'application/json', 'Cache-Control': cache },
  });
}

/** Always a part (RFC 9110, 14): from the byte asked for on, or from the first. */
async function archivePart(
  { updateArchives }: UpdateFileDeps,
  hash: string,
  range: string | null,
): Promise<Response> {
  const length = await updateArchives.length(hash);
  if (length === null) return missing();
  const start = Number(/^bytes=(\d{1,12})-/.exec(range ?? '')?.[1] ?? 0);
  if (start >= length)
    return new Response(null, { status: 416, headers: { 'Content-Range': `bytes */${length}` } });
  const bytes = await updateArchives.read(hash, start, partAtMost);
  return new Response(Buffer.from(bytes), {
    status: 206,
    headers: {
      'Content-Type': 'application/zip',
      'Content-Range': `bytes ${start}-${start + bytes.length - 1}/${length}`,
      'Cache-Control': 'public, max-age=86400, immutable',
    },
  });
}
