import { type IdentifyMethod, identifyMethods } from '@vedette/domain';
import { Checkbox } from 'antd';
import { useText } from '../../../i18n/use-text.ts';
import type { SectionProps } from './duty-form.tsx';

/** The ways by which a person may say who they are; any one of them will do. */
export function IdentifySection({ duty, onChange }: SectionProps) {
  const t = useText();
  const { identify, ...others } = duty;
  const isNobody = identify === undefined;
  const setNobody = (nobody: boolean): void =>
    onChange(nobody ? others : { ...duty, identify: { anyOf: ['face', 'card', 'pass'] } });
  const options = identifyMethods.map((value) => ({ value, label: t(($) => $.methods[value]) }));
  const setMethods = (anyOf: IdentifyMethod[]): void =>
    onChange({ ...duty, identify: { ...identify, anyOf } });
  return (
    <div className="stack">
      <Checkbox checked={isNobody} onChange={({ target }) => setNobody(target.checked)}>
        {t(($) => $.console.duty.field.noIdentify)}
      </Checkbox>
      {!isNobody && (
        <fieldset className="plain-group" aria-label={t(($) => $.console.duty.field.anyOf)}>
          <p className="quiet">{t(($) => $.console.duty.field.anyOf)}</p>
          <Checkbox.Group<IdentifyMethod> options={options} value={identify.anyOf} onChange={setMethods} />
        </fieldset>
      )}
    </div>
  );
}
