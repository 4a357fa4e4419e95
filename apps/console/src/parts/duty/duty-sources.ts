import { createContext, useContext } from 'react';

export interface DutyFindings {
  readonly problems: readonly { readonly path: string; readonly code: string }[];
}

/** Where the editor of a duty gets what a duty can name, and who looks at it: a terminal, or the platform. */
export interface DutySources {
  readonly lists: readonly { readonly id: string; readonly kind: string; readonly name: string }[];
  readonly schedules: readonly { readonly id: string; readonly name: string }[];
  check(duty: unknown, signal: AbortSignal): Promise<DutyFindings>;
}

const Context = createContext<DutySources>({
  lists: [],
  schedules: [],
  check: async () => ({ problems: [] }),
});

export const DutySourcesProvider = Context.Provider;
export const useDutySources = (): DutySources => useContext(Context);
