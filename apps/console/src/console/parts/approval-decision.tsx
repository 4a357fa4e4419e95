import { type ApprovalView, approvalRoutes } from '@vedette/contract/platform';
import { Button } from 'antd';
import { useAct } from '../../api/use-act.ts';
import { useText } from '../../i18n/use-text.ts';
import { useTell } from '../../parts/use-tell.ts';

/** The second person's yes or no to what another one has asked for. */
export function ApprovalDecision({ request }: { readonly request: ApprovalView }) {
  const t = useText();
  const tell = useTell();
  const decide = useAct(approvalRoutes.decide, {
    refresh: [approvalRoutes.list],
    onDone: ({ state }) =>
      tell.done(t(($) => $.platform.shell.approval[state === 'approved' ? 'approved' : 'refused'])),
  });
  const say = (isApproved: boolean) => (): void =>
    decide.mutate({ params: { id: request.id }, body: { isApproved, note: null } });
  return (
    <span className="row">
      <Button size="small" type="primary" loading={decide.isPending} onClick={say(true)}>
        {t(($) => $.platform.shell.approval.approve)}
      </Button>
      <Button size="small" loading={decide.isPending} onClick={say(false)}>
        {t(($) => $.platform.shell.approval.refuse)}
      </Button>
    </span>
  );
}
