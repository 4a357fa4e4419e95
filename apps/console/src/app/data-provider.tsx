import { MutationCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type Api, ApiContext } from '../api/api-context.ts';
import { openClient } from '../api/client.ts';
import { problemCode } from '../api/problem.ts';
import { openQuestion } from '../api/question.ts';
import { openReasonKeeper } from '../api/reason-keeper.ts';
import { keyOf } from '../api/use-answer.ts';
import { useTell } from '../parts/use-tell.ts';

/** Trying again helps only when the world was at fault. */
const passing = new Set(['unreachable', 'store-busy']);

function openCache(onProblem: (cause: unknown) => void): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (count, cause) => count < 2 && passing.has(problemCode(cause)),
        refetchOnWindowFocus: true,
      },
    },
    mutationCache: new MutationCache({
      onError: (cause, _input, _context, mutation) => {
        if (mutation.meta?.['isQuiet'] !== true) onProblem(cause);
      },
    }),
  });
}

interface DataProviderProps {
  /** Path of the route that says who is signed in; looked at again when a session is gone. */
  readonly welcome: string;
  readonly children: ReactNode;
}

/** The client and its cache. Whatever is cached is dropped when the session is gone. */
export function DataProvider({ welcome, children }: DataProviderProps) {
  const tell = useTell();
  const latest = useRef(tell);
  useEffect(() => {
    latest.current = tell;
  }, [tell]);
  const [cache] = useState(() => openCache((cause) => latest.current.problem(cause)));
  const [api] = useState((): Api => {
    const reasons = openReasonKeeper();
    const proofs = openQuestion<boolean>();
    const onSignedOut = (): void => void cache.invalidateQueries({ queryKey: keyOf({ path: welcome }) });
    const fetch = window.fetch.bind(window);
    return { reasons, proofs, call: openClient({ fetch, reasons, proofs, onSignedOut }) };
  });
  return (
    <QueryClientProvider client={cache}>
      <ApiContext value={api}>{children}</ApiContext>
    </QueryClientProvider>
  );
}
