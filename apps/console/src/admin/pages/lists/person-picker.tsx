import { routes } from '@vedette/contract';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useAnswer } from '../../../api/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';

interface PersonPickerProps {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (id: string) => void;
}

/** Finds a person by typing part of the name; the terminal searches. */
export function PersonPicker({ id, value, onChange }: PersonPickerProps) {
  const t = useText();
  const [text, setText] = useState('');
  const query = useDeferredValue(text);
  const found = useAnswer(routes.people.list, { query: { query, limit: 20 } }, { keep: true });
  const options = (found.data?.items ?? []).map((person) => ({
    value: person.id,
    label: person.organisation === null ? person.name : `${person.name} · ${person.organisation}`,
  }));
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(value === undefined ? {} : { value })}
      {...(onChange === undefined ? {} : { onChange })}
      showSearch={{ filterOption: false, onSearch: setText }}
      options={options}
      loading={found.isFetching}
      placeholder={t(($) => $.console.lists.personPlaceholder)}
    />
  );
}
