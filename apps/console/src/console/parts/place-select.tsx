import { TreeSelect } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type PlaceNode, placeTree } from './place-tree.ts';
import { useLocations } from './use-locations.ts';

interface Option {
  readonly value: number;
  readonly title: string;
  readonly disabled: boolean;
  readonly children: Option[];
}

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

function optionsOf(nodes: readonly PlaceNode[], isSite: boolean): Option[] {
  return nodes.map(({ place, children }) => ({
    value: place.id,
    title: place.name,
    disabled: place.isAbove || (isSite && place.kind !== 'site'),
    children: isSite && place.kind === 'site' ? [] : optionsOf(children, isSite),
  }));
}

/** Picks a place from the tree of those in reach. */
export function PlaceSelect({ id, value, onChange, label, isSite = false, ...rest }: PlaceSelectProps) {
  const { t, i18n } = useTranslation();
  const { data, isPending } = useLocations();
  const options = useMemo(
    () => optionsOf(placeTree(data?.items ?? [], i18n.language), isSite),
    [data, i18n.language, isSite],
  );
  return (
    <TreeSelect<number, Option>
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
