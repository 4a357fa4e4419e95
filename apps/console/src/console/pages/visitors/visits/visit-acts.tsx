import { MoreOutlined } from '@ant-design/icons';
import type { VisitView } from '@vedette/contract/platform';
import { App, Button, Dropdown } from 'antd';
import { useText } from '../../../../i18n/use-text.ts';
import { useSession } from '../../../session/session-context.ts';
import { nextActs, type VisitAct } from './next-acts.ts';
import { useVisitActs } from './use-visit-acts.ts';

interface VisitActsProps {
  readonly visit: VisitView;
  /** The likeliest act as a button, the others in a menu. */
  readonly isShort?: boolean;
}

/** What can be done with a visit next; what the visitor suffers from is asked once more. */
export function VisitActs({ visit, isShort = false }: VisitActsProps) {
  const t = useText();
  const { modal } = App.useApp();
  const { permissions } = useSession();
  const { run, isPending, name } = useVisitActs(visit);
  const acts = nextActs(visit, permissions);
  const start = (act: VisitAct): void => {
    if (act !== 'refuse' && act !== 'cancel') run(act);
    else
      modal.confirm({
        title: t(($) => $.platform.visitors.sure[act], { name }),
        okText: t(($) => $.platform.visitors.act[act]),
        okButtonProps: { danger: true },
        onOk: () => run(act),
      });
  };
  const [shown, hidden] = isShort ? [acts.slice(0, 1), acts.slice(1)] : [acts, []];
  const isDanger = (act: VisitAct): boolean => act === 'refuse' || act === 'cancel';
  return (
    <div className="row no-wrap">
      {shown.map((act, index) => (
        <Button
          key={act}
          size={isShort ? 'small' : 'middle'}
          type={index === 0 && !isShort ? 'primary' : 'default'}
          danger={isDanger(act)}
          loading={isPending && index === 0}
          onClick={() => start(act)}
        >
          {t(($) => $.platform.visitors.act[act])}
        </Button>
      ))}
      {hidden.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: hidden.map((act) => ({
              key: act,
              danger: isDanger(act),
              label: t(($) => $.platform.visitors.act[act]),
              onClick: () => start(act),
            })),
          }}
        >
          <Button
            size="small"
            type="text"
            icon={<MoreOutlined aria-hidden />}
            aria-label={t(($) => $.platform.lists.more)}
          />
        </Dropdown>
      )}
    </div>
  );
}
