import { ApiProblem, type ProblemCode } from '@vedette/sdk';

export function problemCode(cause: unknown): ProblemCode {
  return cause instanceof ApiProblem ? cause.code : 'internal';
}
