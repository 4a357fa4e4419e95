import { DatePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useText } from '../i18n/use-text.ts';

export interface Validity {
  readonly from: number | null;
  readonly to: number | null;
}
export const always: Validity = { from: null, to: null };

interface ValidityPickerProps {
  readonly id?: string;
  readonly value?: Validity;
  readonly onChange?: (value: Validity) => void;
}

const dayOf = (at: number | null): Dayjs | null => (at === null ? null : dayjs(at));

/** Both ends may be left open. */
export function ValidityPicker({ id, value = always, onChange }: ValidityPickerProps) {
  const t = useText();
  const any = t(($) => $.console.shell.word.always);
  return (
    <DatePicker.RangePicker
      {...(id === undefined ? {} : { id })}
      showTime={{ format: 'HH:mm' }}
      format="YYYY-MM-DD HH:mm"
      allowEmpty={[true, true]}
      value={[dayOf(value.from), dayOf(value.to)]}
      placeholder={[any, any]}
      onChange={(ends) =>
        onChange?.({ from: ends?.[0]?.valueOf() ?? null, to: ends?.[1]?.valueOf() ?? null })
      }
    />
  );
}
