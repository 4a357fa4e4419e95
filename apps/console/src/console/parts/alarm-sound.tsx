import { createContext, type ReactNode, useContext, useEffect, useEffectEvent, useState } from 'react';
import { useLive } from '../api/live-context.tsx';
import { playChime } from './play-chime.ts';

const storageKey = 'vedette-alarm-sound';

interface AlarmSound {
  readonly isOn: boolean;
  turn(isOn: boolean): void;
}

const AlarmSoundContext = createContext<AlarmSound>({ isOn: false, turn: () => {} });

export function useAlarmSound(): AlarmSound {
  return useContext(AlarmSoundContext);
}

/** Makes alarms heard on every page, when the guard wants it: a critical one urgently, others once. */
export function AlarmSoundProvider({ children }: { readonly children: ReactNode }) {
  const [isOn, setOn] = useState(() => localStorage.getItem(storageKey) === 'on');
  const { raised } = useLive();
  const sound = useEffectEvent((severity: string): void => {
    if (isOn && severity !== 'info') playChime(severity === 'critical');
  });
  useEffect(() => {
    if (raised !== null) sound(raised.severity);
  }, [raised]);
  const turn = (next: boolean): void => {
    localStorage.setItem(storageKey, next ? 'on' : 'off');
    setOn(next);
    if (next) playChime(false);
  };
  return <AlarmSoundContext value={{ isOn, turn }}>{children}</AlarmSoundContext>;
}
