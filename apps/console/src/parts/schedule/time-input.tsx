import { Input } from 'antd';
import { useState } from 'react';
import { parseTime, timeText } from './week.ts';

interface TimeInputProps {
  readonly label: string;
  /** Minutes since midnight. */
  readonly value: number;
  readonly onChange: (minute: number) => void;
}

/** A time of day as text, because a time picker cannot say 24:00. */
export function TimeInput({ label, value, onChange }: TimeInputProps) {
  const [text, setText] = useState<string | null>(null);
  const minute = text === null ? value : parseTime(text);
  const leave = (): void => {
    if (minute !== null && minute !== value) onChange(minute);
    setText(null);
  };
  return (
    <Input
      className="time-input number"
      inputMode="numeric"
      aria-label={label}
      maxLength={5}
      value={text ?? timeText(value)}
      {...(minute === null ? { status: 'error' as const } : {})}
      onChange={(event) => setText(event.target.value)}
      onBlur={leave}
      onPressEnter={leave}
    />
  );
}
