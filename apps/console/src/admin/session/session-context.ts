import type { Session } from '@vedette/contract';
import { may, type Permission } from '@vedette/domain';
import { createContext, useContext } from 'react';

export interface SignedIn extends Session {
  readonly site: string;
}

export const SessionContext = createContext<SignedIn | null>(null);

export function useSession(): SignedIn {
  const session = useContext(SessionContext);
  if (session === null) throw new TypeError('Nobody is signed in around this part');
  return session;
}

/** Whether whoever is signed in has a right: parts ask before they show a button. */
export function useMay(permission: Permission): boolean {
  return may(useSession().role, permission);
}
