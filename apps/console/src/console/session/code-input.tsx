import { Input } from 'antd';

interface CodeInputProps {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (value: string) => void;
}

/** Six digits of an authenticator; blanks that were pasted with them fall away. */
export function CodeInput({ id, value = '', onChange }: CodeInputProps) {
  return (
    <Input
      {...(id === undefined ? {} : { id })}
      className="code-input"
      autoFocus
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={7}
      value={value}
      onChange={({ target }) => onChange?.(target.value.replaceAll(/\D/g, '').slice(0, 6))}
    />
  );
}
