import { type PersonView, routes } from '@vedette/contract';
import { Button, type TableColumnsType, Tag } from 'antd';
import { useAnswer } from '../../../api/use-answer.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ValidityText } from '../../../parts/validity-text.tsx';
import { useMay } from '../../session/session-context.ts';

/** The name of a list by its id; the id itself while unknown. */
export function useListName(): (id: string) => string {
  const maySee = useMay('lists-see');
  const lists = useAnswer(routes.lists.list, {}, { enabled: maySee });
  return (id) => lists.data?.find((list) => list.id === id)?.name ?? id;
}

export function usePeopleColumns(onShow: (id: string) => void): TableColumnsType<PersonView> {
  const t = useText();
  const format = useFormat();
  const listName = useListName();
  return [
    {
      title: t(($) => $.console.people.column.name),
      render: (_, { id, name, ruledByPlatform }) => (
        <>
          <Button type="link" className="cell-link" onClick={() => onShow(id)}>
            {name}
          </Button>
          {ruledByPlatform === true && <Tag>{t(($) => $.console.platformLink.ruledHere)}</Tag>}
        </>
      ),
    },
    {
      title: t(($) => $.console.people.column.organisation),
      render: (_, { organisation }) => organisation ?? <span className="quiet">—</span>,
    },
    {
      title: t(($) => $.console.people.column.faces),
      render: (_, { references }) =>
        references === 0 ? (
          <span className="quiet">{t(($) => $.console.people.noFace)}</span>
        ) : (
          format.number(references)
        ),
    },
    {
      title: t(($) => $.console.people.column.lists),
      render: (_, { lists }) => lists.map((id) => <Tag key={id}>{listName(id)}</Tag>),
    },
    {
      title: t(($) => $.console.people.column.validity),
      render: (_, { validFrom, validTo }) => <ValidityText from={validFrom} to={validTo} />,
    },
    {
      title: t(($) => $.console.people.column.created),
      className: 'number',
      render: (_, { createdAt }) => format.day(createdAt),
    },
  ];
}
