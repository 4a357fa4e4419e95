import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { type LiveView, nothingYet } from './live.ts';
import { type LiveSource, openLiveSource } from './live-source.ts';
import { openRefresher } from './refresh-after.ts';

const LiveContext = createContext<LiveSource | null>(null);
const refreshDelay = 500;

/** One stream for everyone signed in; it ends with the session. */
export function LiveProvider({ children }: { readonly children: ReactNode }) {
  const cache = useQueryClient();
  const [source, setSource] = useState<LiveSource | null>(null);
  useEffect(() => {
    const refresher = openRefresher(cache, refreshDelay);
    const opened = openLiveSource(refresher.after);
    setSource(opened);
    return () => {
      opened.close();
      refresher.close();
    };
  }, [cache]);
  return <LiveContext value={source}>{children}</LiveContext>;
}

const never = () => () => {};

export function useLive(): LiveView {
  const source = useContext(LiveContext);
  return useSyncExternalStore(source?.subscribe ?? never, source?.view ?? (() => nothingYet));
}
