import type { Screen } from '@vedette/contract/kiosk';
import { useEffect, useRef, useState } from 'react';

/** As long as the lane waits for a guard. */
const longest = 90_000;

/** Whether the person who stands here chose not to show a face; over with their passage. */
export function useFaceless(screen: Screen): { readonly faceless: boolean; choose(): void } {
  const [faceless, setFaceless] = useState(false);
  const asked = useRef(false);
  useEffect(() => {
    if (!faceless) return;
    if (screen === 'show-pass' || screen === 'checking') asked.current = true;
    else if (asked.current) setFaceless(false);
  }, [faceless, screen]);
  useEffect(() => {
    asked.current = false;
    if (!faceless) return;
    const timer = window.setTimeout(() => setFaceless(false), longest);
    return () => window.clearTimeout(timer);
  }, [faceless]);
  return { faceless, choose: () => setFaceless(true) };
}
