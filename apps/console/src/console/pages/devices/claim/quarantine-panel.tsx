import { deviceRoutes, type QuarantinedDeviceView } from '@vedette/contract/platform';
import { Button, Table } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../../../api/use-answer.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Answered } from '../../../../parts/answered.tsx';
import { EmptyNote } from '../../../../parts/empty-note.tsx';
import { ClaimDialog } from './claim-dialog.tsx';
import { VoucherDialog } from './voucher-dialog.tsx';

/** Devices that nobody has claimed; what they say of themselves nobody has confirmed. */
export function QuarantinePanel() {
  const t = useText();
  const format = useFormat();
  const [claiming, setClaiming] = useState<QuarantinedDeviceView | null>(null);
  const [isVouching, setVouching] = useState(false);
  const waiting = useAnswer(deviceRoutes.quarantine, { query: { limit: 100 } }, { every: 5_000 });
  const said = ({ model, serial, software }: QuarantinedDeviceView): string =>
    [model, serial, software].filter((part) => part !== null).join(' · ') || '—';
  return (
    <>
      <div className="filters">
        <Button onClick={() => setVouching(true)}>{t(($) => $.platform.devices.claim.voucher)}</Button>
      </div>
      <Answered query={waiting}>
        {({ items }) => (
          <Table<QuarantinedDeviceView>
            size="middle"
            rowKey={({ id }) => id}
            dataSource={items}
            pagination={false}
            scroll={{ x: 'max-content' }}
            locale={{ emptyText: <EmptyNote text={t(($) => $.platform.devices.claim.empty)} /> }}
            columns={[
              { title: t(($) => $.platform.devices.column.id), dataIndex: 'id', className: 'mono' },
              { title: t(($) => $.platform.devices.claim.says), render: (_, device) => said(device) },
              {
                title: t(($) => $.platform.devices.claim.first),
                render: (_, { firstAt }) => format.moment(firstAt),
              },
              {
                title: t(($) => $.platform.devices.claim.last),
                render: (_, { lastAt }) => format.moment(lastAt),
              },
              {
                title: t(($) => $.console.shell.word.actions),
                render: (_, device) => (
                  <Button size="small" type="primary" onClick={() => setClaiming(device)}>
                    {t(($) => $.platform.devices.claim.submit)}
                  </Button>
                ),
              },
            ]}
          />
        )}
      </Answered>
      {claiming !== null && <ClaimDialog device={claiming} onClose={() => setClaiming(null)} />}
      {isVouching && <VoucherDialog onClose={() => setVouching(false)} />}
    </>
  );
}
