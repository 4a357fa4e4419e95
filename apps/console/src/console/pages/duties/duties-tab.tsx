import { PlusOutlined } from '@ant-design/icons';
import type { PlatformDutyView } from '@vedette/contract/platform';
import { Button, Table, type TableColumnsType } from 'antd';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answered } from '../../../parts/answered.tsx';
import { useDutyWords } from '../../../parts/duty/use-duty-words.ts';
import { EmptyNote } from '../../../parts/empty-note.tsx';
import { usePageSearch } from '../../app/use-page-search.ts';
import { useAccountName } from '../../parts/use-account-name.ts';
import { usePlaceNames } from '../../parts/use-locations.ts';
import { useMay } from '../../session/session-context.ts';
import { useDuties, useDutyTitle } from './use-duties.ts';
import { VersionsDrawer } from './versions-drawer.tsx';

function useColumns(): TableColumnsType<PlatformDutyView> {
  const t = useText();
  const format = useFormat();
  const titleOf = useDutyTitle();
  const words = useDutyWords();
  const accountName = useAccountName();
  const { nameOf } = usePlaceNames();
  const mayChange = useMay('duties-change');
  const [, change] = usePageSearch('duties');
  return [
    {
      title: t(($) => $.platform.duties.list.title),
      render: (_, { duty }) => (
        <>
          {t(($) => $.platform.duties.named, { title: titleOf(duty), version: duty.version })}
          <div className="quiet mono">{duty.id}</div>
        </>
      ),
    },
    { title: t(($) => $.platform.duties.list.purpose), render: (_, { duty }) => words.purpose(duty.purpose) },
    {
      title: t(($) => $.platform.duties.list.places),
      render: (_, { places }) =>
        places.length === 0 ? t(($) => $.platform.duties.list.nowhere) : places.map(nameOf).join(' · '),
    },
    {
      title: t(($) => $.platform.duties.places.by),
      render: (_, { by, at, note }) => (
        <>
          {accountName(by)} · <span className="number">{format.dateTime(at)}</span>
          <div className="quiet">{note}</div>
        </>
      ),
    },
    {
      title: t(($) => $.console.shell.word.actions),
      render: (_, { duty }) => (
        <div className="row">
          {mayChange && (
            <Button size="small" onClick={() => change({ tab: 'edit', from: duty.id, version: undefined })}>
              {t(($) => $.platform.duties.list.edit)}
            </Button>
          )}
          <Button size="small" onClick={() => change({ duty: duty.id }, { isStep: true })}>
            {t(($) => $.platform.duties.list.history)}
          </Button>
        </div>
      ),
    },
  ];
}

/** The newest version of each duty, with those before it a step away. */
export function DutiesTab() {
  const t = useText();
  const duties = useDuties();
  const columns = useColumns();
  const mayChange = useMay('duties-change');
  const [{ duty }, change] = usePageSearch('duties');
  return (
    <div className="stack">
      {mayChange && (
        <div>
          <Button
            type="primary"
            icon={<PlusOutlined aria-hidden />}
            onClick={() => change({ tab: 'edit', from: undefined, version: undefined }, { isStep: true })}
          >
            {t(($) => $.platform.duties.list.add)}
          </Button>
        </div>
      )}
      <Answered query={duties}>
        {({ items }) => (
          <Table
            size="middle"
            columns={columns}
            dataSource={items}
            rowKey={(each) => `${each.organisation} ${each.duty.id}`}
            pagination={{ pageSize: 20, hideOnSinglePage: true }}
            locale={{ emptyText: <EmptyNote text={t(($) => $.platform.duties.list.empty)} /> }}
            scroll={{ x: 'max-content' }}
          />
        )}
      </Answered>
      {duty !== undefined && <VersionsDrawer id={duty} onClose={() => change({ duty: undefined })} />}
    </div>
  );
}
