import { type ClaimPath, isSamePath } from '../sd-jwt/claim-path.ts';
import type { CredentialType, SdJwtTrust, SubjectField } from '../sd-jwt/trust.ts';

/** What may be asked of a wallet. A name is asked whole or in its two parts, as the type of credential has it. */
export type WalletField = Exclude<SubjectField, 'familyName' | 'givenName'>;

/** A Credential Query of DCQL (OpenID4VP 1.0 section 6.1), in the one format that is asked for. */
export interface CredentialQuery {
  readonly id: string;
  readonly format: 'dc+sd-jwt';
  readonly meta: { readonly vct_values: readonly string[] };
  readonly claims?: readonly { readonly path: ClaimPath }[];
}

/** A DCQL query; where it has several credentials, any one of them is enough. */
export interface DcqlQuery {
  readonly credentials: readonly CredentialQuery[];
  readonly credential_sets?: readonly [{ readonly options: readonly (readonly [string])[] }];
}

/** Wallets refuse long questions, and the QR code of an unsigned one has to be read from a screen. */
const maxQueries = 8;

/**
 * Asks for exactly these fields, of any type of credential that the site trusts and that has all of them: types that
 * keep them in the same places share a query. Null where no trusted type can answer.
 */
export function queryFor(trust: SdJwtTrust, fields: readonly WalletField[]): DcqlQuery | null {
  const queries: { readonly types: string[]; readonly paths: readonly ClaimPath[] }[] = [];
  for (const type of trust.issuers.flatMap((issuer) => issuer.types)) {
    const paths = pathsOf(type, fields);
    if (paths === null) continue;
    const alike = queries.find((query) => areSamePaths(query.paths, paths));
    if (alike === undefined) queries.push({ types: [type.vct], paths });
    else if (!alike.types.includes(type.vct)) alike.types.push(type.vct);
  }
  const credentials = queries.slice(0, maxQueries).map(({ types, paths }, at) => queryOf(at, types, paths));
  if (credentials.length === 0) return null;
  return credentials.length === 1
    ? { credentials }
    : { credentials, credential_sets: [{ options: credentials.map(({ id }) => [id] as const) }] };
}

/** A query without claims asks for none, where an empty list would not be a query. */
const queryOf = (at: number, types: readonly string[], paths: readonly ClaimPath[]): CredentialQuery => ({
  ...{ id: `c${at}`, format: 'dc+sd-jwt', meta: { vct_values: types } },
  ...(paths.length > 0 && { claims: paths.map((path) => ({ path })) }),
});

function pathsOf({ claims }: CredentialType, fields: readonly WalletField[]): readonly ClaimPath[] | null {
  const wanted = fields.flatMap((field): readonly SubjectField[] =>
    field === 'name' && claims.name === undefined ? ['familyName', 'givenName'] : [field],
  );
  const paths = wanted.map((field) => claims[field]).filter((path) => path !== undefined);
  return paths.length === wanted.length ? paths : null;
}

const areSamePaths = (some: readonly ClaimPath[], others: readonly ClaimPath[]): boolean =>
  some.length === others.length && some.every((path, at) => isSamePath(path, others[at] ?? []));
