import type { PlatformPersonView } from '@vedette/contract/platform';
import { Button, type TableColumnsType, Tag } from 'antd';
import { useText } from '../../../i18n/use-text.ts';
import { ValidityText } from '../../../parts/validity-text.tsx';
import { usePageSearch } from '../../app/use-page-search.ts';
import { MatchText } from './match-text.tsx';
import { useGroupName } from './use-groups.ts';

const none = <span className="quiet">—</span>;

export function usePeopleColumns(onShow: (id: string) => void): TableColumnsType<PlatformPersonView> {
  const t = useText();
  const groupName = useGroupName();
  const [{ query }] = usePageSearch('people');
  return [
    {
      title: t(($) => $.platform.people.column.name),
      render: (_, { id, name, otherNames, isActive }) => (
        <>
          <Button type="link" className="cell-link" onClick={() => onShow(id)}>
            {name}
          </Button>
          {!isActive && <Tag>{t(($) => $.platform.people.off)}</Tag>}
          <MatchText query={query} name={name} otherNames={otherNames} />
        </>
      ),
    },
    { title: t(($) => $.platform.people.column.unit), render: (_, { unit }) => unit ?? none },
    {
      title: t(($) => $.platform.people.column.kind),
      render: (_, { kind }) => t(($) => $.platform.people.kind[kind]),
    },
    {
      title: t(($) => $.platform.people.column.groups),
      render: (_, { groups }) =>
        groups.length === 0 ? none : groups.map((id) => <Tag key={id}>{groupName(id)}</Tag>),
    },
    {
      title: t(($) => $.platform.people.column.phone),
      className: 'number',
      render: (_, { phone }) => phone ?? none,
    },
    {
      title: t(($) => $.platform.people.column.face),
      render: (_, { referenceState }) => (
        <span className={referenceState === 'none' ? 'quiet' : referenceState === 'refused' ? 'bad' : ''}>
          {t(($) => $.platform.people.face[referenceState])}
        </span>
      ),
    },
    {
      title: t(($) => $.platform.people.column.validity),
      render: (_, { validFrom, validTo }) => <ValidityText from={validFrom} to={validTo} />,
    },
  ];
}
