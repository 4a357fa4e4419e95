import { TreeSelect } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type PlaceOption, placeOptions } from './place-options.ts';
import { placeTree } from './place-tree.ts';
import { useLocations } from './use-locations.ts';

interface PlaceSelectProps {
  readonly id?: string;
  readonly value?: number | undefined;
  readonly onChange?: (place: number | undefined) => void;
  readonly label: string;
  readonly placeholder?: string;
  /** Only sites can be chosen. */
  readonly isSite?: boolean;
  readonly className?: string;
}

/** Picks a place from the tree of those in reach. */
export function PlaceSelect({ id, value, onChange, label, isSite = false, ...rest }: PlaceSelectProps) {
  const { t, i18n } = useTranslation();
  const { data, isPending } = useLocations();
  const options = useMemo(
    () => placeOptions(placeTree(data?.items ?? [], i18n.language), isSite),
    [data, i18n.language, isSite],
  );
  return (
    <TreeSelect<number, PlaceOption>
      {...(id === undefined ? {} : { id })}
      {...(value === undefined ? {} : { value })}
      className={rest.className ?? 'filter filter-wide'}
      aria-label={label}
      placeholder={rest.placeholder ?? label}
      treeData={options}
      fieldNames={{ label: 'title', value: 'value', children: 'children' }}
      treeNodeFilterProp="title"
      treeDefaultExpandAll={options.length < 4}
      showSearch
      allowClear
      loading={isPending}
      popupMatchSelectWidth={320}
      notFoundContent={t(($) => $.platform.shell.scope.none)}
      onChange={(next: number | undefined) => onChange?.(next)}
    />
  );
}
