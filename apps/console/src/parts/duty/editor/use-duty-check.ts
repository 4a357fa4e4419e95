import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useDutySources } from '../duty-sources.ts';

const pause = 400;

/** The text once it has not changed for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pause);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

export interface DutyCheck {
  readonly problems: readonly { readonly path: string; readonly code: string }[];
  /** The answer is about the very text shown. */
  readonly isSettled: boolean;
  readonly error: Error | null;
}

/** What is found wrong with a duty while it is being written. `json` is well-formed JSON. */
export function useDutyCheck(json: string, isReadable: boolean): DutyCheck {
  const sources = useDutySources();
  const settled = useSettled(json);
  const check = useQuery({
    queryKey: ['duty-check', settled],
    queryFn: ({ signal }) => sources.check(JSON.parse(settled), signal),
    enabled: isReadable && settled === json,
    placeholderData: (former) => former,
  });
  return {
    problems: check.data?.problems ?? [],
    isSettled: settled === json && check.isSuccess && !check.isPlaceholderData,
    error: check.error,
  };
}
