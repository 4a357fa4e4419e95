import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useApi } from '../api/api-context.ts';

/**
 * Drops everything fetched for whoever was signed in before.
 * @param kept path of the route that says who is signed in
 * @returns whether somebody was signed in on this page before
 */
export function useForgetting(isSignedIn: boolean, kept: string): boolean {
  const cache = useQueryClient();
  const { reasons } = useApi();
  const [wasSignedIn, setWas] = useState(false);
  useEffect(() => {
    if (isSignedIn) {
      setWas(true);
      return;
    }
    reasons.answer(null);
    reasons.forget();
    cache.removeQueries({ predicate: (query) => query.queryKey[0] !== kept });
  }, [isSignedIn, cache, reasons, kept]);
  return wasSignedIn;
}
