import { type EscalationRuleView, escalationRoutes, integrationRoutes } from '@vedette/contract/platform';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../../api/use-act.ts';
import { useAnswer } from '../../../../api/use-answer.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Answered } from '../../../../parts/answered.tsx';
import { EmptyNote } from '../../../../parts/empty-note.tsx';
import { SureButton } from '../../../../parts/sure-button.tsx';
import { RuleDialog } from './rule-dialog.tsx';

/** Who is told when nobody takes note of an alarm. */
export function EscalationTab() {
  const t = useText();
  const [open, setOpen] = useState<EscalationRuleView | 'new' | null>(null);
  const rules = useAnswer(escalationRoutes.list, {});
  return (
    <>
      <div className="filters">
        <Button type="primary" onClick={() => setOpen('new')}>
          {t(($) => $.platform.integrations.escalation.add)}
        </Button>
      </div>
      <Answered query={rules}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyNote text={t(($) => $.platform.integrations.escalation.empty)} />
          ) : (
            <ul className="plain-list">
              {items.map((rule) => (
                <RuleLine key={rule.id} rule={rule} onEdit={() => setOpen(rule)} />
              ))}
            </ul>
          )
        }
      </Answered>
      {open !== null && <RuleDialog rule={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </>
  );
}

interface RuleLineProps {
  readonly rule: EscalationRuleView;
  readonly onEdit: () => void;
}

function RuleLine({ rule, onEdit }: RuleLineProps) {
  const t = useText();
  const channels = useAnswer(integrationRoutes.list, {});
  const remove = useAct(escalationRoutes.remove, { refresh: [escalationRoutes.list] });
  const { id, name, from, steps, isActive } = rule;
  const nameOf = (channel: string): string =>
    channels.data?.items.find((one) => one.id === channel)?.name ??
    t(($) => $.platform.integrations.delivery.gone);
  return (
    <li className="list-line">
      <div className="spread">
        <span className="row">
          <strong>{name}</strong>
          <Tag>{t(($) => $.console.alarms.severity[from])}</Tag>
          {!isActive && <Tag>{t(($) => $.platform.integrations.channel.off)}</Tag>}
        </span>
        <span className="row">
          <Button size="small" onClick={onEdit}>
            {t(($) => $.console.shell.action.edit)}
          </Button>
          <SureButton
            size="small"
            label={t(($) => $.console.shell.action.delete)}
            question={t(($) => $.platform.integrations.escalation.removeSure, { name })}
            loading={remove.isPending}
            onSure={() => remove.mutate({ params: { id } })}
          />
        </span>
      </div>
      <div className="quiet">
        {steps
          .map(({ afterMinutes, tell }) =>
            t(($) => $.platform.integrations.escalation.line, {
              n: afterMinutes,
              names: tell.map(nameOf).join(', '),
            }),
          )
          .join(' → ')}
      </div>
    </li>
  );
}
