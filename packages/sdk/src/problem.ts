import { problemSchema } from '@vedette/contract';

/** The server's error codes, and the two that arise on this side of the wire. */
export type ProblemCode =
  | ReturnType<typeof problemSchema.parse>['code']
  | 'unreachable'
  | 'answer-unreadable';

interface ProblemDetails {
  readonly status?: number | undefined;
  readonly values?: Readonly<Record<string, string | number>> | undefined;
  readonly problems?: readonly { readonly path: string; readonly message: string }[] | undefined;
}

/** A request that did not do. */
export class ApiProblem extends Error {
  readonly code: ProblemCode;
  /** Of the answer; 0 when there was none. */
  readonly status: number;
  readonly values: Readonly<Record<string, string | number>>;
  readonly problems: readonly { readonly path: string; readonly message: string }[];

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(code);
    this.name = 'ApiProblem';
    this.code = code;
    this.status = details.status ?? 0;
    this.values = details.values ?? {};
    this.problems = details.problems ?? [];
  }
}

/** Reads an answer outside 2xx as problem details (RFC 9457). */
export async function readProblem(response: Response): Promise<ApiProblem> {
  const read = problemSchema.safeParse(await response.json().catch(() => null));
  if (read.success) return new ApiProblem(read.data.code, read.data);
  return new ApiProblem('answer-unreadable', { status: response.status });
}
