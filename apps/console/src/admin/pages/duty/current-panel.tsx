import type { UseQueryResult } from '@tanstack/react-query';
import type { routes } from '@vedette/contract';
import type { Answer } from '@vedette/sdk';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { problemCode } from '../../../api/problem.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Answered } from '../../../parts/answered.tsx';
import { DutySummary } from '../../../parts/duty/summary.tsx';
import { EmptyNote } from '../../../parts/empty-note.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { useActorName } from '../../parts/use-actor-name.ts';
import { useMay } from '../../session/session-context.ts';

type Version = Answer<typeof routes.duty.current>;

interface CurrentPanelProps {
  readonly current: UseQueryResult<Version>;
  readonly onChange: () => void;
}

function InForce({ version, onChange }: { readonly version: Version; readonly onChange: () => void }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const mayChange = useMay('duty-change');
  const actorName = useActorName();
  const { duty, by, at, note } = version;
  const title = i18n.language === 'en' ? duty.title.en : duty.title['zh-CN'];
  return (
    <Panel
      title={`${title} · ${t(($) => $.console.duty.version, { version: duty.version })}`}
      extra={
        mayChange && (
          <Button type="primary" onClick={onChange}>
            {t(($) => $.console.duty.change)}
          </Button>
        )
      }
    >
      <p className="quiet">
        {t(($) => $.console.duty.putBy, { by: actorName(by), at: format.dateTime(at) })} · {note}
      </p>
      <DutySummary duty={duty} />
    </Panel>
  );
}

/** The duty in force. */
export function CurrentPanel({ current, onChange }: CurrentPanelProps) {
  const { t } = useTranslation();
  if (current.isError && problemCode(current.error) === 'not-found')
    return <EmptyNote text={t(($) => $.console.duty.none)} />;
  return (
    <Answered query={current}>{(version) => <InForce version={version} onChange={onChange} />}</Answered>
  );
}
