import type { RouteConfig } from '@hono/zod-openapi';
import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { Answer, Input } from '@vedette/sdk';
import { useApi } from './api-context.ts';

interface AnswerOptions {
  readonly enabled?: boolean;
  /** Milliseconds between two looks; absent for none. */
  readonly every?: number;
  /** Keeps showing the answer to the former question until the new one is there. */
  readonly keep?: boolean;
}

/** The cache key of a route's answer; `keyOf(route)` alone names the answers to all its inputs. */
export function keyOf(route: Pick<RouteConfig, 'path'>, input?: unknown): readonly unknown[] {
  return input === undefined ? [route.path] : [route.path, input];
}

/** The answer of a GET route, cached by its path and input. */
export function useAnswer<R extends RouteConfig>(
  route: R,
  input: Input<R>,
  { enabled = true, every, keep = false }: AnswerOptions = {},
): UseQueryResult<Answer<R>> {
  const { call } = useApi();
  return useQuery<Answer<R>>({
    queryKey: keyOf(route, input),
    queryFn: ({ signal }) => call(route, input, signal),
    enabled,
    ...(every === undefined ? {} : { refetchInterval: every }),
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  });
}
