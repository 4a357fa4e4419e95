import type { ScreenMessage } from '@vedette/contract/kiosk';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { wasRead } from './asking.ts';

/** Milliseconds: long enough to be seen, too short to wait for. */
const moment = 700;

/** True for a moment after the answer to something that was shown. */
export function useRead(message: ScreenMessage): boolean {
  const [isRead, setRead] = useState(false);
  const before = useRef(message);
  // Before it is painted: the answer must not flash up first.
  useLayoutEffect(() => {
    if (wasRead(before.current, message)) setRead(true);
    before.current = message;
  }, [message]);
  useEffect(() => {
    if (!isRead) return;
    const timer = window.setTimeout(() => setRead(false), moment);
    return () => window.clearTimeout(timer);
  }, [isRead]);
  return isRead && (message.screen === 'show-pass' || message.screen === 'checking');
}
