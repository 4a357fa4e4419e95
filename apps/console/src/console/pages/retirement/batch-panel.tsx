import { retirementRoutes } from '@vedette/contract/platform';
import { Button, Typography } from 'antd';
import { useAct } from '../../../api/use-act.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answered } from '../../../parts/answered.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { useMay } from '../../session/session-context.ts';
import { PhaseTag } from './phase-tag.tsx';

const refresh = [retirementRoutes.list, retirementRoutes.batch, retirementRoutes.get];

function Acts({ id }: { readonly id: string }) {
  const t = useText();
  const [mayAsk, mayApprove] = [useMay('retirement-request'), useMay('retirement-approve')];
  const decline = useAct(retirementRoutes.declineBatch, { refresh });
  const approve = useAct(retirementRoutes.approveBatch, { refresh });
  return (
    <div className="row">
      {mayAsk && (
        <Button loading={decline.isPending} onClick={() => decline.mutate({ params: { id } })}>
          {t(($) => $.platform.retirement.act.declineBackup)}
        </Button>
      )}
      {mayApprove && (
        <Button danger loading={approve.isPending} onClick={() => approve.mutate({ params: { id } })}>
          {t(($) => $.platform.retirement.act.approve)}
        </Button>
      )}
    </div>
  );
}

/** A whole batch: how many stand where, under one root, and who was not reached. */
export function BatchPanel({ id }: { readonly id: string }) {
  const t = useText();
  const format = useFormat();
  const batch = useAnswer(retirementRoutes.batch, { params: { id } }, { every: 5_000 });
  return (
    <Panel title={t(($) => $.platform.retirement.batch.title)} extra={<Acts id={id} />}>
      <Answered query={batch}>
        {({ devices, phases, certificates, root, unreached, failed }) => (
          <Facts
            items={[
              [t(($) => $.platform.retirement.batch.devices), format.number(devices)],
              [
                t(($) => $.platform.retirement.column.phase),
                <span key="phases">
                  {phases.map(({ phase, devices: count }) => (
                    <span key={phase}>
                      <PhaseTag phase={phase} /> {format.number(count)}{' '}
                    </span>
                  ))}
                </span>,
              ],
              [t(($) => $.platform.retirement.batch.certificates), format.number(certificates)],
              [
                t(($) => $.platform.retirement.batch.root),
                root === null ? (
                  '—'
                ) : (
                  <Typography.Text key="root" copyable className="mono breakable">
                    {root}
                  </Typography.Text>
                ),
              ],
              [t(($) => $.platform.retirement.batch.unreached), unreached.join(' ') || '—'],
              [t(($) => $.platform.retirement.batch.failed), failed.join(' ') || '—'],
            ]}
          />
        )}
      </Answered>
    </Panel>
  );
}
