import { parseDuration } from '@vedette/domain';
import { Input } from 'antd';
import { useDutyWords } from '../use-duty-words.ts';

interface DurationInputProps {
  readonly id: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** A duration as a duty writes it, read back in words while it is typed. */
export function DurationInput({ id, value, onChange }: DurationInputProps) {
  const words = useDutyWords();
  const isRead = parseDuration(value) !== undefined;
  return (
    <Input
      id={id}
      className="duration"
      value={value}
      maxLength={8}
      {...(isRead ? {} : { status: 'error' as const })}
      suffix={isRead && <span className="quiet">{words.period(value)}</span>}
      onChange={({ target }) => onChange(target.value.trim())}
    />
  );
}
