import { type ApprovalView, approvalRoutes, retentionRoutes } from '@vedette/contract/platform';
import { Button } from 'antd';
import { useAct } from '../../../api/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';
import { SureButton } from '../../../parts/sure-button.tsx';
import { useTell } from '../../../parts/use-tell.ts';
import type { RetentionSubject } from './requests-panel.tsx';

interface CarryOutProps {
  readonly request: ApprovalView;
  readonly subject: RetentionSubject;
}

const refresh = [approvalRoutes.list, retentionRoutes.overview];

/** Does what somebody has agreed to. */
export function CarryOut({ request, subject }: CarryOutProps) {
  const t = useText();
  const tell = useTell();
  const set = useAct(retentionRoutes.setHold, {
    refresh,
    onDone: () => tell.done(t(($) => $.platform.retention.holds.wasSet)),
  });
  const lift = useAct(retentionRoutes.liftHold, {
    refresh,
    onDone: () => tell.done(t(($) => $.platform.retention.holds.wasLifted)),
  });
  const end = useAct(retentionRoutes.endPurpose, {
    refresh,
    onDone: () => tell.done(t(($) => $.platform.retention.end.done)),
  });
  const approval = request.id;
  if (subject.act === 'retention-hold') {
    const { purpose, from, through, reason } = subject;
    return (
      <Button
        size="small"
        type="primary"
        loading={set.isPending}
        onClick={() => set.mutate({ query: {}, body: { purpose, from, through, reason, approval } })}
      >
        {t(($) => $.platform.retention.holds.setNow)}
      </Button>
    );
  }
  if (subject.act === 'retention-hold-end')
    return (
      <Button
        size="small"
        type="primary"
        loading={lift.isPending}
        onClick={() => lift.mutate({ params: { id: subject.hold }, body: { approval } })}
      >
        {t(($) => $.platform.retention.holds.liftNow)}
      </Button>
    );
  const { purpose } = subject;
  const body = { confirm: purpose, note: request.reason, approval };
  return (
    <SureButton
      size="small"
      label={t(($) => $.platform.retention.end.now)}
      question={t(($) => $.platform.retention.end.sure, { purpose })}
      loading={end.isPending}
      onSure={() => end.mutate({ params: { purpose }, query: {}, body })}
    />
  );
}
