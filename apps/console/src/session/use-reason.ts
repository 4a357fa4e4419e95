import { useSyncExternalStore } from 'react';
import { useApi } from '../api/api-context.ts';

/** The reason in use now, and whether the operator is being asked for one. */
export function useReason() {
  const { reasons } = useApi();
  const current = useSyncExternalStore(reasons.subscribe, reasons.current);
  const isAsking = useSyncExternalStore(reasons.subscribe, reasons.isAsking);
  const recent = useSyncExternalStore(reasons.subscribe, reasons.recent);
  return { reasons, current, isAsking, recent };
}
