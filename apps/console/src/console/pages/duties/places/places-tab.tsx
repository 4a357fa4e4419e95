import { type DutyPlaceView, platformDutyRoutes } from '@vedette/contract/platform';
import { Button, Popconfirm, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../../api/use-act.ts';
import { useAnswer } from '../../../../api/use-answer.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Answered } from '../../../../parts/answered.tsx';
import { EmptyNote } from '../../../../parts/empty-note.tsx';
import { useTell } from '../../../../parts/use-tell.ts';
import { useAccountName } from '../../../parts/use-account-name.ts';
import { usePlaceNames } from '../../../parts/use-locations.ts';
import { useMay } from '../../../session/session-context.ts';
import { refreshedDuties, useDuties, useDutyTitle } from '../use-duties.ts';
import { HistoryDrawer } from './history-drawer.tsx';
import { PutOnDialog } from './put-on-dialog.tsx';

type Open = { readonly what: 'put-on' | 'history'; readonly place: number | undefined } | null;

function Acts({
  of: { place },
  onOpen,
}: {
  readonly of: DutyPlaceView;
  readonly onOpen: (open: Open) => void;
}) {
  const t = useText();
  const tell = useTell();
  const mayChange = useMay('duties-change');
  const { nameOf } = usePlaceNames();
  const withdraw = useAct(platformDutyRoutes.withdraw, {
    refresh: refreshedDuties,
    onDone: () => tell.done(t(($) => $.platform.duties.places.withdrawn)),
  });
  return (
    <div className="row">
      {mayChange && (
        <>
          <Button size="small" onClick={() => onOpen({ what: 'put-on', place })}>
            {t(($) => $.platform.duties.places.change)}
          </Button>
          <Popconfirm
            title={t(($) => $.platform.duties.places.withdrawSure, { place: nameOf(place) })}
            okButtonProps={{ danger: true }}
            onConfirm={() => withdraw.mutate({ params: { id: place }, query: {} })}
          >
            <Button size="small" danger loading={withdraw.isPending}>
              {t(($) => $.platform.duties.places.withdraw)}
            </Button>
          </Popconfirm>
        </>
      )}
      <Button size="small" onClick={() => onOpen({ what: 'history', place })}>
        {t(($) => $.platform.duties.places.history)}
      </Button>
    </div>
  );
}

function useColumns(onOpen: (open: Open) => void): TableColumnsType<DutyPlaceView> {
  const t = useText();
  const format = useFormat();
  const titleOf = useDutyTitle();
  const accountName = useAccountName();
  const { wayTo } = usePlaceNames();
  const known = useDuties().data?.items ?? [];
  const nameOfDuty = (id: string): string => {
    const found = known.find(({ duty }) => duty.id === id);
    return found === undefined ? id : titleOf(found.duty);
  };
  return [
    { title: t(($) => $.platform.duties.places.place), render: (_, { place }) => wayTo(place) },
    {
      title: t(($) => $.platform.duties.places.duty),
      render: (_, { duty, version }) =>
        t(($) => $.platform.duties.named, { title: nameOfDuty(duty), version }),
    },
    {
      title: t(($) => $.platform.duties.places.since),
      className: 'number',
      render: (_, { at }) => format.dateTime(at),
    },
    { title: t(($) => $.platform.duties.places.by), render: (_, { by }) => accountName(by) },
    { title: t(($) => $.platform.duties.places.note), dataIndex: 'note' },
    {
      title: t(($) => $.console.shell.word.actions),
      render: (_, each) => <Acts of={each} onOpen={onOpen} />,
    },
  ];
}

/** Which duty is on at which places. */
export function PlacesTab() {
  const t = useText();
  const mayChange = useMay('duties-change');
  const places = useAnswer(platformDutyRoutes.places, {});
  const [open, setOpen] = useState<Open>(null);
  const columns = useColumns(setOpen);
  return (
    <div className="stack">
      {mayChange && (
        <div>
          <Button type="primary" onClick={() => setOpen({ what: 'put-on', place: undefined })}>
            {t(($) => $.platform.duties.places.put)}
          </Button>
        </div>
      )}
      <Answered query={places}>
        {({ items }) => (
          <Table
            size="middle"
            columns={columns}
            dataSource={items}
            rowKey="place"
            pagination={{ pageSize: 50, hideOnSinglePage: true }}
            locale={{ emptyText: <EmptyNote text={t(($) => $.platform.duties.places.empty)} /> }}
            scroll={{ x: 'max-content' }}
          />
        )}
      </Answered>
      {open?.what === 'put-on' && <PutOnDialog place={open.place} onClose={() => setOpen(null)} />}
      {open?.what === 'history' && open.place !== undefined && (
        <HistoryDrawer place={open.place} onClose={() => setOpen(null)} />
      )}
    </div>
  );
}
