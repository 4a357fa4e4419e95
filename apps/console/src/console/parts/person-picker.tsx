import { platformPeopleRoutes } from '@vedette/contract/platform';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useAnswer } from '../../api/use-answer.ts';
import { useText } from '../../i18n/use-text.ts';

/** People whose names fit what is typed; the platform searches. */
function useFound() {
  const [text, setText] = useState('');
  const query = useDeferredValue(text.trim());
  const found = useAnswer(
    platformPeopleRoutes.list,
    { query: { limit: 20, ...(query === '' ? {} : { query }) } },
    { keep: true },
  );
  const options = (found.data?.items ?? []).map(({ id, name, unit, phone }) => ({
    value: id,
    label: [name, unit, phone].filter((each) => each !== null).join(' · '),
  }));
  return { options, isFetching: found.isFetching, setText };
}

interface PersonPickerProps {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (id: string | undefined) => void;
  readonly label?: string;
  readonly placeholder?: string;
}

/** Finds one person by part of the name. */
export function PersonPicker({ label, placeholder, ...rest }: PersonPickerProps) {
  const t = useText();
  const { options, isFetching, setText } = useFound();
  return (
    <Select
      {...rest}
      allowClear
      className="wide-control"
      {...(label === undefined ? {} : { 'aria-label': label })}
      showSearch={{ filterOption: false, onSearch: setText }}
      options={options}
      loading={isFetching}
      placeholder={placeholder ?? t(($) => $.platform.people.picker)}
    />
  );
}

interface PeoplePickerProps {
  readonly id?: string;
  readonly value?: string[];
  readonly onChange?: (ids: string[]) => void;
}

/** Finds several, one after the other. */
export function PeoplePicker(props: PeoplePickerProps) {
  const t = useText();
  const { options, isFetching, setText } = useFound();
  return (
    <Select<string[]>
      {...props}
      mode="multiple"
      className="wide-control"
      showSearch={{ filterOption: false, onSearch: setText }}
      options={options}
      loading={isFetching}
      placeholder={t(($) => $.platform.people.picker)}
    />
  );
}
