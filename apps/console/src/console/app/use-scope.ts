import { useSearch } from '@tanstack/react-router';
import { z } from 'zod';
import { useNavigateAnywhere } from './use-navigate-anywhere.ts';

const scopeSearch = z.object({ place: z.int().min(1).optional().catch(undefined) });
export type Scope = z.infer<typeof scopeSearch>;

/** The place in view, with all that lies in it; none: everywhere in reach. Every link within the console keeps it. */
export function useScope(): Scope {
  const raw: object = useSearch({ strict: false });
  return scopeSearch.parse(raw);
}

export function useSetScope(): (place: number | undefined) => void {
  const navigate = useNavigateAnywhere();
  return (place) => navigate({ to: '.', search: (before) => ({ ...before, place }), replace: true });
}
