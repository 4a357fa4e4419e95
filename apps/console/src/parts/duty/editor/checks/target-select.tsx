import { AutoComplete } from 'antd';
import { useText } from '../../../../i18n/use-text.ts';
import { useDutySources } from '../../duty-sources.ts';
import { Field } from '../field.tsx';

interface TargetProps {
  readonly value: string;
  readonly onChange: (id: string) => void;
}
const kinds = { 'allow-list': 'allow', 'deny-list': 'deny', 'watch-list': 'watch' } as const;

/** A list of the right kind, by its id; one that does not exist yet may be typed. */
export function ListSelect({ kind, value, onChange }: TargetProps & { readonly kind: keyof typeof kinds }) {
  const t = useText();
  const { lists } = useDutySources();
  const options = lists
    .filter((list) => list.kind === kinds[kind])
    .map(({ id, name }) => ({ value: id, label: `${name} (${id})` }));
  return (
    <Field label={t(($) => $.console.duty.field.list)}>
      {(id) => <AutoComplete id={id} value={value} options={options} onChange={onChange} />}
    </Field>
  );
}

export function ScheduleSelect({ value, onChange }: TargetProps) {
  const t = useText();
  const { schedules } = useDutySources();
  const options = schedules.map(({ id, name }) => ({ value: id, label: `${name} (${id})` }));
  return (
    <Field label={t(($) => $.console.duty.field.schedule)}>
      {(id) => <AutoComplete id={id} value={value} options={options} onChange={onChange} />}
    </Field>
  );
}
