import type { SettingValue } from '@vedette/contract/link';

/** A setting as somebody types it. */
export interface SettingLine {
  readonly key: string;
  readonly value: string;
}

export const settingKey = /^[a-z][a-zA-Z0-9]{0,31}(?:\.[a-z][a-zA-Z0-9]{0,31}){0,3}$/;

/** A text that reads as something else is typed with quotes: `"42"`. */
function typed(value: SettingValue): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  return readValue(value) === value ? value : JSON.stringify(value);
}

/** What was typed: a number, `true`, `false`, `null`, a text in quotes, or a text as it stands. */
export function readValue(text: string): SettingValue {
  const trimmed = text.trim();
  if (/^(?:true|false|null|-?\d+(?:\.\d+)?|".*")$/s.test(trimmed)) {
    try {
      return JSON.parse(trimmed);
    } catch {
      return trimmed;
    }
  }
  return trimmed;
}

export function linesOf(settings: readonly (readonly [string, SettingValue])[]): SettingLine[] {
  return settings.map(([key, value]) => ({ key, value: typed(value) }));
}

export function settingsOf(lines: readonly SettingLine[]): [string, SettingValue][] {
  return lines.map(({ key, value }) => [key.trim(), readValue(value)]);
}
