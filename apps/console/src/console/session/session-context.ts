import type { PlatformPermission, PlatformSessionView } from '@vedette/contract/platform';
import { createContext, useContext } from 'react';

export type Permission = PlatformPermission;

export interface SignedIn extends Omit<PlatformSessionView, 'permissions'> {
  readonly permissions: ReadonlySet<Permission>;
}

export const SessionContext = createContext<SignedIn | null>(null);

export function signedInAs(session: PlatformSessionView): SignedIn {
  return { ...session, permissions: new Set(session.permissions) };
}

export function useSession(): SignedIn {
  const session = useContext(SessionContext);
  if (session === null) throw new TypeError('Nobody is signed in around this part');
  return session;
}

/** Whether whoever is signed in has a right somewhere: parts ask before they show a button. */
export function useMay(permission: Permission): boolean {
  return useSession().permissions.has(permission);
}
