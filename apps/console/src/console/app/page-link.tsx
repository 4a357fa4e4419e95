import { Link } from '@tanstack/react-router';
import type { ComponentType, ReactNode } from 'react';
import { addressOfPage, type PageKey } from './places.tsx';
import type { SearchOf } from './searches.ts';
import { useScope } from './use-scope.ts';

interface PageLinkProps<K extends PageKey> {
  readonly to: K;
  readonly search?: Partial<SearchOf<K>>;
  /** Another place than the one in view. */
  readonly place?: number | undefined;
  readonly className?: string;
  readonly onClick?: () => void;
  readonly children: ReactNode;
}

interface AnyLinkProps {
  readonly to: string;
  readonly search: object;
  readonly activeOptions: { readonly exact: true; readonly includeSearch: false };
  readonly className?: string;
  readonly onClick?: () => void;
  readonly children: ReactNode;
}

// This app has two routers and the library knows the types of one: here `searches` has them.
const AnyLink = Link as unknown as ComponentType<AnyLinkProps>;

/** A link to a page of the console that keeps the place in view. */
export function PageLink<K extends PageKey>({ to, search = {}, place, ...rest }: PageLinkProps<K>) {
  const scope = useScope();
  return (
    <AnyLink
      {...rest}
      to={addressOfPage(to)}
      search={{ place: place ?? scope.place, ...search }}
      activeOptions={{ exact: true, includeSearch: false }}
    />
  );
}
