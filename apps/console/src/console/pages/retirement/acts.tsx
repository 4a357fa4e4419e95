import { type RetirementView, retirementRoutes } from '@vedette/contract/platform';
import type { RetirementPhase } from '@vedette/domain';
import { Button } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../api/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useMay } from '../../session/session-context.ts';
import { BackupDialog } from './backup-dialog.tsx';
import { JudgeDialog } from './judge-dialog.tsx';

const refresh = [retirementRoutes.get, retirementRoutes.list, retirementRoutes.batch];

/** Acts that need nothing but a click, and the phases in which each makes sense. */
const plain = {
  look: ['hold-check', 'held'],
  declineBackup: ['backup'],
  approve: ['requested'],
  withdraw: ['hold-check', 'held', 'backup', 'requested'],
  retry: ['failed', 'certified-remote'],
  giveUp: ['share-destroyed', 'failed'],
} as const satisfies { readonly [act in keyof typeof retirementRoutes]?: readonly RetirementPhase[] };
type PlainAct = keyof typeof plain;

const needs = {
  look: 'retirement-request',
  declineBackup: 'retirement-request',
  approve: 'retirement-approve',
  withdraw: 'retirement-request',
  retry: 'retirement-request',
  giveUp: 'retirement-validate',
} as const satisfies Record<PlainAct, string>;
const grave: ReadonlySet<PlainAct> = new Set(['approve', 'giveUp']);

function PlainButton({ act, id }: { readonly act: PlainAct; readonly id: string }) {
  const t = useText();
  const done = useAct(retirementRoutes[act], { refresh });
  const may = useMay(needs[act]);
  if (!may) return null;
  return (
    <Button danger={grave.has(act)} loading={done.isPending} onClick={() => done.mutate({ params: { id } })}>
      {t(($) => $.platform.retirement.act[act])}
    </Button>
  );
}

/** What can be done next; whether this person may, the platform says once more. */
export function Acts({ retirement: { id, phase } }: { readonly retirement: RetirementView }) {
  const t = useText();
  const [asks, setAsks] = useState<'backup' | 'judge' | null>(null);
  const [mayAsk, mayJudge] = [useMay('retirement-request'), useMay('retirement-validate')];
  const names = Object.keys(plain) as PlainAct[];
  const possible = names.filter((act) => (plain[act] as readonly RetirementPhase[]).includes(phase));
  return (
    <div className="row">
      {phase === 'backup' && mayAsk && (
        <Button type="primary" onClick={() => setAsks('backup')}>
          {t(($) => $.platform.retirement.act.backup)}
        </Button>
      )}
      {phase === 'verified' && mayJudge && (
        <Button type="primary" onClick={() => setAsks('judge')}>
          {t(($) => $.platform.retirement.act.validate)}
        </Button>
      )}
      {possible.map((act) => (
        <PlainButton key={act} act={act} id={id} />
      ))}
      {asks === 'backup' && <BackupDialog id={id} onClose={() => setAsks(null)} />}
      {asks === 'judge' && <JudgeDialog id={id} onClose={() => setAsks(null)} />}
    </div>
  );
}
