import { MoreOutlined } from '@ant-design/icons';
import { type PlatformEntryView, platformListRoutes } from '@vedette/contract/platform';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../../api/use-act.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { ShownOnce } from '../../../parts/shown-once.tsx';
import { AppealDialog } from './appeal-dialog.tsx';
import { EntryDialog } from './entry-dialog.tsx';
import { useTakeOff } from './use-take-off.ts';

/** What can be done with an entry. */
export function EntryActs({ entry }: { readonly entry: PlatformEntryView }) {
  const t = useText();
  const format = useFormat();
  const { takeOff, isPending } = useTakeOff(entry);
  const [open, setOpen] = useState<'edit' | 'appeal' | null>(null);
  const notify = useAct(platformListRoutes.notify);
  const params = { id: entry.list, person: entry.person };
  const items = [
    {
      key: 'edit',
      label: t(($) => $.platform.lists.editEntry),
      onClick: () => setOpen('edit'),
    },
    {
      key: 'notice',
      label: t(($) => $.platform.lists.notice),
      onClick: () => notify.mutate({ params }),
    },
    {
      key: 'appeal',
      label: t(($) => $.platform.lists.appealFor),
      onClick: () => setOpen('appeal'),
    },
  ];
  return (
    <div className="row">
      <Button size="small" loading={isPending} onClick={takeOff}>
        {t(($) => $.platform.lists.takeOff)}
      </Button>
      <Dropdown trigger={['click']} menu={{ items }}>
        <Button
          size="small"
          type="text"
          icon={<MoreOutlined aria-hidden />}
          loading={notify.isPending}
          aria-label={t(($) => $.platform.lists.more)}
        />
      </Dropdown>
      {open === 'edit' && <EntryDialog list={entry.list} entry={entry} onClose={() => setOpen(null)} />}
      {open === 'appeal' && <AppealDialog entry={entry} onClose={() => setOpen(null)} />}
      {notify.data !== undefined && (
        <ShownOnce
          title={t(($) => $.platform.lists.noticeTitle)}
          lead={t(($) => $.platform.lists.noticeLead, { until: format.dateTime(notify.data.until) })}
          secret={`${location.origin}/listed#${notify.data.token}`}
          onClose={notify.reset}
        />
      )}
    </div>
  );
}
