import { type PlatformDutyView, platformDutyRoutes } from '@vedette/contract/platform';
import { Button, Drawer, Segmented } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../../api/use-answer.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answered } from '../../../parts/answered.tsx';
import { DifferenceTable } from '../../../parts/duty/difference-table.tsx';
import { DutySummary } from '../../../parts/duty/summary.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { usePageSearch } from '../../app/use-page-search.ts';
import { useAccountName } from '../../parts/use-account-name.ts';
import { useMay } from '../../session/session-context.ts';

type How = 'view' | 'compare';

function Version({ of, newest }: { readonly of: PlatformDutyView; readonly newest: PlatformDutyView }) {
  const t = useText();
  const format = useFormat();
  const accountName = useAccountName();
  const mayChange = useMay('duties-change');
  const [, change] = usePageSearch('duties');
  const [how, setHow] = useState<How | null>(of === newest ? 'view' : null);
  const { duty, by, at, note } = of;
  const ways = (['view', 'compare'] as const).filter((way) => way === 'view' || of !== newest);
  return (
    <Panel
      title={t(($) => $.platform.duties.version, { version: duty.version })}
      extra={<span className="quiet number">{format.dateTime(at)}</span>}
    >
      <div className="stack">
        <span className="quiet">
          {accountName(by)} · {note}
        </span>
        <div className="row">
          <Segmented
            size="small"
            value={how ?? ''}
            options={ways.map((value) => ({ value, label: t(($) => $.platform.duties.list[value]) }))}
            onChange={(next) => setHow(ways.find((way) => way === next) ?? null)}
          />
          {mayChange && (
            <Button
              size="small"
              onClick={() =>
                change(
                  { tab: 'edit', duty: undefined, from: duty.id, version: duty.version },
                  { isStep: true },
                )
              }
            >
              {t(($) => $.platform.duties.list.restore)}
            </Button>
          )}
        </div>
        {how === 'view' && <DutySummary duty={duty} />}
        {how === 'compare' && (
          <DifferenceTable
            before={newest.duty}
            after={duty}
            afterTitle={t(($) => $.platform.duties.version, { version: duty.version })}
          />
        )}
      </div>
    </Panel>
  );
}

/** Every version of a duty: who wrote it, when and why. */
export function VersionsDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useText();
  const versions = useAnswer(platformDutyRoutes.versions, { params: { id } });
  return (
    <Drawer open size="large" title={`${t(($) => $.platform.duties.list.history)} · ${id}`} onClose={onClose}>
      <Answered query={versions}>
        {({ items }) => {
          const [newest] = items;
          return (
            <div className="stack">
              {newest !== undefined &&
                items.map((each) => <Version key={each.duty.version} of={each} newest={newest} />)}
            </div>
          );
        }}
      </Answered>
    </Drawer>
  );
}
