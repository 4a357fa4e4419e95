import type { LocationView } from '@vedette/contract/platform';
import { expect, test } from 'vitest';
import { type PlaceNode, placeTree } from './place-tree.ts';

const place = (id: number, parent: number | null, name: string): LocationView => ({
  ...{ id, parent, name, organisation: 'o', kind: 'area', site: null, path: [id] },
  ...{ timeZone: 'Asia/Shanghai', capacity: null, isAbove: false },
});
const names = (nodes: readonly PlaceNode[]): readonly unknown[] =>
  nodes.map((node) =>
    node.children.length === 0 ? node.place.name : [node.place.name, names(node.children)],
  );

test('places hang below their parents, siblings by name as people count', () => {
  const all = [place(1, null, 'City'), place(3, 1, 'Gate 10'), place(2, 1, 'Gate 2')];
  expect(names(placeTree(all, 'en'))).toEqual([['City', ['Gate 2', 'Gate 10']]]);
});

test('a place whose parent is out of reach stands at the top', () => {
  expect(names(placeTree([place(5, 4, 'Yard')], 'en'))).toEqual(['Yard']);
});
