import { scimUrns } from '@vedette/contract/platform';
import { type ErrorCode, VedetteError } from '@vedette/domain';
import { errorOf } from '@vedette/server';

/** RFC 7644, 3.12. */
export type ScimType =
  | 'invalidFilter'
  | 'tooMany'
  | 'uniqueness'
  | 'mutability'
  | 'invalidSyntax'
  | 'invalidPath'
  | 'noTarget'
  | 'invalidValue';

const statusOf: Partial<Record<ErrorCode, number>> = {
  'not-signed-in': 401,
  'not-allowed': 403,
  'not-found': 404,
  conflict: 409,
  'upload-too-large': 413,
  'rate-limited': 429,
  'input-invalid': 400,
  'database-gone': 503,
  'store-busy': 503,
};

/** @param at where, and by its first part what kind of mistake it is, such as `invalidPath` */
export const scimFault = (at: ScimType): VedetteError => new VedetteError('input-invalid', 'caller', { at });

const scimTypes: ReadonlySet<string> = new Set([
  ...['invalidFilter', 'tooMany', 'mutability', 'invalidSyntax', 'invalidPath', 'noTarget', 'invalidValue'],
]);

/** What went wrong, as a directory reads it. It never holds a value that was sent. */
export function scimProblem(cause: unknown): Response {
  const { code, details } = errorOf(cause);
  const seconds = details.values?.['seconds'];
  const isStale = code === 'conflict' && details.at === 'revision';
  const status = isStale ? 412 : (statusOf[code] ?? 500);
  const body = {
    schemas: [scimUrns.error],
    status: String(status),
    detail: details.at === undefined ? code : `${code}: ${details.at}`,
    ...typeOf(code, details.at),
  };
  return scimResponse(body, status, seconds === undefined ? {} : { 'Retry-After': String(seconds) });
}

function typeOf(code: ErrorCode, at: string | undefined): { readonly scimType?: string } {
  if (code === 'conflict' && at !== 'revision') return { scimType: 'uniqueness' };
  if (code !== 'input-invalid') return {};
  return { scimType: at !== undefined && scimTypes.has(at) ? at : 'invalidValue' };
}

export function scimResponse(body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}) {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/scim+json', 'Cache-Control': 'no-store', ...headers },
  });
}
