import {
  ApartmentOutlined,
  BankOutlined,
  BorderOutlined,
  EnvironmentOutlined,
  LoginOutlined,
  SwapOutlined,
} from '@ant-design/icons';
import type { LocationView } from '@vedette/contract/platform';
import { Tree } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageSearch } from '../../app/use-page-search.ts';
import { type PlaceNode, placeTree } from '../../parts/place-tree.ts';

const icons: Readonly<Record<LocationView['kind'], ReactNode>> = {
  city: <EnvironmentOutlined aria-hidden />,
  district: <EnvironmentOutlined aria-hidden />,
  street: <EnvironmentOutlined aria-hidden />,
  site: <BankOutlined aria-hidden />,
  building: <ApartmentOutlined aria-hidden />,
  area: <BorderOutlined aria-hidden />,
  'access-point': <LoginOutlined aria-hidden />,
  lane: <SwapOutlined aria-hidden />,
};

interface Node {
  readonly key: number;
  readonly title: string;
  readonly icon: ReactNode;
  readonly children: Node[];
}

function nodesOf(tree: readonly PlaceNode[]): Node[] {
  return tree.map(({ place: { id, name, kind }, children }) => ({
    ...{ key: id, title: name, icon: icons[kind] },
    children: nodesOf(children),
  }));
}

interface LocationTreeProps {
  readonly places: readonly LocationView[];
  readonly chosen: number | undefined;
}

export function LocationTree({ places, chosen }: LocationTreeProps) {
  const { i18n } = useTranslation();
  const [, change] = usePageSearch('locations');
  const nodes = useMemo(() => nodesOf(placeTree(places, i18n.language)), [places, i18n.language]);
  const opened = places.find(({ id }) => id === chosen)?.path ?? [];
  return (
    <Tree<Node>
      blockNode
      showIcon
      treeData={nodes}
      defaultExpandAll={places.length < 60}
      defaultExpandedKeys={[...opened]}
      selectedKeys={chosen === undefined ? [] : [chosen]}
      onSelect={([key]) => {
        if (key !== undefined) change({ at: Number(key), plan: undefined }, { isStep: true });
      }}
    />
  );
}
