import { TreeSelect } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { placeOptions } from './place-options.ts';
import { placeTree } from './place-tree.ts';
import { useLocations } from './use-locations.ts';

interface PlacesSelectProps {
  readonly id?: string;
  readonly value?: readonly number[] | null;
  readonly onChange?: (places: readonly number[]) => void;
  readonly label: string;
  readonly placeholder: string;
}

/** Picks places; what lies in them goes with them. */
export function PlacesSelect({ id, value, onChange, label, placeholder }: PlacesSelectProps) {
  const { i18n } = useTranslation();
  const { data, isPending } = useLocations();
  const options = useMemo(
    () => placeOptions(placeTree(data?.items ?? [], i18n.language), false),
    [data, i18n.language],
  );
  return (
    <TreeSelect
      {...(id === undefined ? {} : { id })}
      multiple
      value={[...(value ?? [])]}
      className="wide-control"
      aria-label={label}
      placeholder={placeholder}
      treeData={options}
      fieldNames={{ label: 'title', value: 'value', children: 'children' }}
      treeNodeFilterProp="title"
      showSearch
      allowClear
      loading={isPending}
      maxTagCount="responsive"
      onChange={(next: number[]) => onChange?.(next)}
    />
  );
}
