import { problemSchema } from '@vedette/contract';
import type { ErrorCode } from '@vedette/domain';

/** The terminal's error codes, and the two that arise on this side of the wire. */
export type ProblemCode = ErrorCode | 'unreachable' | 'answer-unreadable';

interface ProblemDetails {
  readonly values?: Readonly<Record<string, string | number>> | undefined;
  readonly problems?: readonly { readonly path: string; readonly message: string }[] | undefined;
}

/** A request that did not do; `code` is also the key of its phrase. */
export class ApiProblem extends Error {
  readonly code: ProblemCode;
  readonly values: Readonly<Record<string, string | number>>;
  readonly problems: readonly { readonly path: string; readonly message: string }[];

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(code);
    this.name = 'ApiProblem';
    this.code = code;
    this.values = details.values ?? {};
    this.problems = details.problems ?? [];
  }
}

export function problemCode(cause: unknown): ProblemCode {
  return cause instanceof ApiProblem ? cause.code : 'internal';
}

/** Reads an answer outside 2xx as problem details (RFC 9457). */
export async function readProblem(response: Response): Promise<ApiProblem> {
  const read = problemSchema.safeParse(await response.json().catch(() => null));
  return read.success ? new ApiProblem(read.data.code, read.data) : new ApiProblem('answer-unreadable');
}
