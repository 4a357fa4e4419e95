import { phrases } from '@vedette/phrases';
import { Input, Select } from 'antd';
import { useText } from '../../../i18n/use-text.ts';
import type { SectionProps } from './duty-form.tsx';
import { Field } from './field.tsx';

type Basis = keyof typeof phrases.en.console.duty.basis;
const bases = Object.keys(phrases.en.console.duty.basis) as Basis[];

/** What the duty is for, by which right, and who answers for it. */
export function PurposeSection({ duty, onChange }: SectionProps) {
  const t = useText();
  const { title, processor } = duty;
  const { endsWith: _, ...endless } = duty;
  const setEnd = (text: string): void => onChange(text === '' ? endless : { ...duty, endsWith: text });
  const text = (
    key: 'titleZh' | 'titleEn' | 'id' | 'purpose' | 'processor' | 'contact' | 'endsWith',
    value: string,
    put: (value: string) => void,
    help?: string,
  ) => (
    <Field label={t(($) => $.console.duty.field[key])} help={help}>
      {(id) => <Input id={id} value={value} maxLength={200} onChange={({ target }) => put(target.value)} />}
    </Field>
  );
  return (
    <div className="fields">
      {text('titleZh', title['zh-CN'], (zh) => onChange({ ...duty, title: { ...title, 'zh-CN': zh } }))}
      {text('titleEn', title.en, (en) => onChange({ ...duty, title: { ...title, en } }))}
      {text('id', duty.id, (id) => onChange({ ...duty, id }))}
      {text(
        'purpose',
        duty.purpose,
        (purpose) => onChange({ ...duty, purpose }),
        t(($) => $.console.duty.field.purposeHelp),
      )}
      <Field label={t(($) => $.console.duty.field.basis)}>
        {(id) => (
          <Select
            id={id}
            value={duty.basis}
            options={bases.map((value) => ({
              value: value as string,
              label: t(($) => $.console.duty.basis[value]),
            }))}
            onChange={(basis) => onChange({ ...duty, basis })}
          />
        )}
      </Field>
      {text(
        'endsWith',
        duty.endsWith ?? '',
        setEnd,
        t(($) => $.console.duty.field.endsWithHelp),
      )}
      {text('processor', processor.name, (name) => onChange({ ...duty, processor: { ...processor, name } }))}
      {text('contact', processor.contact, (contact) =>
        onChange({ ...duty, processor: { ...processor, contact } }),
      )}
    </div>
  );
}
