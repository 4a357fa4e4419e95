import type { RouteConfig } from '@hono/zod-openapi';
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Answer, Input } from '@vedette/sdk';
import { useApi } from './api-context.ts';
import { keyOf } from './use-answer.ts';

interface ActOptions<R extends RouteConfig> {
  /** Routes whose answers are out of date afterwards. */
  readonly refresh?: readonly Pick<RouteConfig, 'path'>[];
  /** The caller shows the failure itself; otherwise a note appears. */
  readonly isQuiet?: boolean;
  readonly onDone?: (answer: Answer<R>, input: Input<R>) => void;
}

/** Something done through a route; a failure shows a note unless `isQuiet`. */
export function useAct<R extends RouteConfig>(
  route: R,
  { refresh = [], isQuiet = false, onDone }: ActOptions<R> = {},
): UseMutationResult<Answer<R>, Error, Input<R>> {
  const { call } = useApi();
  const cache = useQueryClient();
  return useMutation<Answer<R>, Error, Input<R>>({
    mutationFn: (input) => call(route, input),
    meta: { isQuiet },
    onSuccess: async (answer, input) => {
      onDone?.(answer, input);
      await Promise.all(refresh.map((each) => cache.invalidateQueries({ queryKey: keyOf(each) })));
    },
  });
}
