import type { Instant } from '@vedette/domain';
import type { JsonObject } from '../common/strict-json.ts';
import type { CredentialFault } from '../core/fault.ts';
import type { VerifyContext } from '../core/format.ts';
import { verifyJws } from './compact-jws.ts';
import { keysFor } from './issuer-keys.ts';
import {
  isStale,
  parseStatusList,
  type StatusList,
  type StatusLists,
  statusAt,
  statusReference,
} from './status-list.ts';
import type { SdJwtIssuer, StatusListDocument } from './trust.ts';

/** Lists are read once for as long as whoever keeps them hands out the same document. */
const read = new WeakMap<StatusListDocument, StatusList | null>();

/**
 * What a Token Status List says of the credential. A list that is missing, old, of another address or not signed by
 * the credential's issuer or whoever keeps its lists leaves it open; any entry but 0 revokes, suspension included.
 */
export async function statusFault(
  signed: JsonObject,
  issuer: SdJwtIssuer,
  lists: StatusLists,
  context: VerifyContext,
): Promise<CredentialFault | null> {
  const reference = statusReference(signed);
  if (reference === null || typeof reference === 'string') return reference;
  const document = lists.find(reference.uri);
  const list = document === null ? null : listOf(document);
  const at = context.clock === 'trusted' ? context.at : null;
  if (document === null || list === null || list.uri !== reference.uri) return 'revocation-stale';
  if (!(await isBelieved(list, issuer, at))) return 'revocation-stale';
  const status = statusAt(list, reference.index);
  if (status === null) return 'status-not-found';
  if (status !== 0) return 'revoked';
  return at === null || isStale(list, document.receivedAt, at) ? 'revocation-stale' : null;
}

function listOf(document: StatusListDocument): StatusList | null {
  const known = read.get(document);
  if (known !== undefined) return known;
  const list = parseStatusList(document.token);
  read.set(document, list);
  return list;
}

async function isBelieved({ jws }: StatusList, issuer: SdJwtIssuer, at: Instant | null): Promise<boolean> {
  const keys = keysFor(jws, issuer, at);
  const all = [...(keys.ok ? keys.keys : []), ...issuer.statusKeys];
  return (await verifyJws(jws, all)).ok;
}

/** Lists by the address that each states for itself; of two for one address the later. */
export function statusListsOf(documents: readonly StatusListDocument[]): StatusLists {
  const byUri = new Map<string, { readonly document: StatusListDocument; readonly issuedAt: Instant }>();
  for (const document of documents) {
    const list = listOf(document);
    if (list === null) continue;
    const known = byUri.get(list.uri);
    if (known === undefined || known.issuedAt < list.issuedAt)
      byUri.set(list.uri, { document, issuedAt: list.issuedAt });
  }
  return { find: (uri) => byUri.get(uri)?.document ?? null };
}
