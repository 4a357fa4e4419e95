import type { RouteConfig } from '@hono/zod-openapi';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useApi } from '../api/api-context.ts';

type Groups = Readonly<Record<string, Readonly<Record<string, RouteConfig>>>>;

/** Paths of the routes that may ask why personal information is looked at. */
export function pathsThatAskWhy(groups: Groups): ReadonlySet<string> {
  const all = Object.values(groups).flatMap((group) => Object.values(group));
  return new Set(all.filter(({ request }) => request?.headers !== undefined).map(({ path }) => path));
}

/** A reason given in one section does not hold in the next, nor does what was seen for it stay to be seen. */
export function useReasonOfSection(section: string | undefined, mayAskWhy: ReadonlySet<string>): void {
  const { reasons } = useApi();
  const cache = useQueryClient();
  useEffect(() => {
    if (section === undefined) return;
    return () => {
      reasons.forget();
      cache.removeQueries({ predicate: ({ queryKey }) => mayAskWhy.has(String(queryKey[0])) });
    };
  }, [section, mayAskWhy, reasons, cache]);
}
