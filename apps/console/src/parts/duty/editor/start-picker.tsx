import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DutyDraft } from '../document/draft.ts';

interface StartPickerProps {
  readonly inForce: DutyDraft | null;
  readonly presets: readonly DutyDraft[];
  readonly onPick: (duty: DutyDraft) => void;
}

/** Duties to begin with: the one in force, and ready ones. */
export function StartPicker({ inForce, presets, onPick }: StartPickerProps) {
  const { t, i18n } = useTranslation();
  const titleOf = ({ title }: DutyDraft): string => (i18n.language === 'en' ? title.en : title['zh-CN']);
  return (
    <fieldset aria-label={t(($) => $.console.duty.start)} className="row plain-group">
      <strong>{t(($) => $.console.duty.start)}</strong>
      {inForce !== null && (
        <Button onClick={() => onPick(inForce)}>{t(($) => $.console.duty.fromCurrent)}</Button>
      )}
      {presets.map((preset) => (
        <Button key={preset.id} onClick={() => onPick(preset)}>
          {titleOf(preset)}
        </Button>
      ))}
    </fieldset>
  );
}
