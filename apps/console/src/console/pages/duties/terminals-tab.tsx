import { rowFaults } from '@vedette/contract/link';
import { platformDutyRoutes, type TerminalDutyView } from '@vedette/contract/platform';
import { Table, type TableColumnsType, Tag } from 'antd';
import { useAnswer } from '../../../api/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answered } from '../../../parts/answered.tsx';
import { EmptyNote } from '../../../parts/empty-note.tsx';
import { PageLink } from '../../app/page-link.tsx';
import { useScope } from '../../app/use-scope.ts';
import { usePlaceNames } from '../../parts/use-locations.ts';

const colours = { follows: 'success', behind: 'warning', refused: 'error', own: 'default' } as const;
const often = 10_000;

function Rejected({ rows }: { readonly rows: TerminalDutyView['rejected'] }) {
  const t = useText();
  if (rows.length === 0) return <span className="quiet">—</span>;
  return (
    <ul className="plain-list">
      {rows.slice(0, 10).map(({ key, fault }) => {
        const known = rowFaults.find((each) => each === fault);
        return (
          <li key={key}>
            <span className="mono breakable">{key}</span>:{' '}
            {known === undefined ? fault : t(($) => $.platform.duties.terminals.fault[known])}
          </li>
        );
      })}
      {rows.length > 10 && <li className="quiet">+ {rows.length - 10}</li>}
    </ul>
  );
}

/** What each terminal follows, and which rules it refused. */
export function TerminalsTab() {
  const t = useText();
  const { place } = useScope();
  const { wayTo } = usePlaceNames();
  const query = place === undefined ? {} : { place };
  const terminals = useAnswer(platformDutyRoutes.terminals, { query }, { every: often, keep: true });
  const edition = (of: TerminalDutyView['given']) =>
    of === null ? '—' : t(($) => $.platform.duties.named, { title: of.duty, version: of.version });
  const columns: TableColumnsType<TerminalDutyView> = [
    {
      title: t(($) => $.platform.duties.terminals.device),
      render: (_, { device }) => (
        <PageLink to="devices" search={{ device }} className="mono">
          {device}
        </PageLink>
      ),
    },
    { title: t(($) => $.platform.duties.terminals.site), render: (_, { site }) => wayTo(site) },
    { title: t(($) => $.platform.duties.terminals.given), render: (_, { given }) => edition(given) },
    { title: t(($) => $.platform.duties.terminals.inForce), render: (_, { inForce }) => edition(inForce) },
    {
      title: t(($) => $.platform.duties.terminals.state),
      render: (_, { state }) => (
        <Tag color={colours[state]}>{t(($) => $.platform.duties.terminals.states[state])}</Tag>
      ),
    },
    {
      title: t(($) => $.platform.duties.terminals.rejected),
      render: (_, { rejected }) => <Rejected rows={rejected} />,
    },
  ];
  return (
    <Answered query={terminals}>
      {({ items }) => (
        <Table
          size="middle"
          columns={columns}
          dataSource={items}
          rowKey="device"
          pagination={{ pageSize: 50, hideOnSinglePage: true }}
          locale={{ emptyText: <EmptyNote text={t(($) => $.platform.duties.terminals.empty)} /> }}
          scroll={{ x: 'max-content' }}
        />
      )}
    </Answered>
  );
}
