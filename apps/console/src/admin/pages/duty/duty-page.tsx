import { useNavigate, useSearch } from '@tanstack/react-router';
import { routes } from '@vedette/contract';
import { Alert, Tabs } from 'antd';
import { useState } from 'react';
import { problemCode } from '../../../api/problem.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { DutyDraft } from '../../../parts/duty/document/draft.ts';
import { Page } from '../../../parts/page.tsx';
import { useRuled } from '../../parts/ruled-by-platform.tsx';
import { useMay } from '../../session/session-context.ts';
import { CurrentPanel } from './current-panel.tsx';
import { Editing } from './editing.tsx';
import { HistoryPanel } from './history-panel.tsx';

export interface Beginning {
  readonly draft: DutyDraft;
  readonly note: string;
}

export function DutyPage() {
  const t = useText();
  const isRuled = useRuled().duty;
  const mayChange = useMay('duty-change') && !isRuled;
  const { tab = 'current' } = useSearch({ from: '/duty' });
  const navigate = useNavigate({ from: '/duty' });
  const current = useAnswer(routes.duty.current, {});
  const [beginning, setBeginning] = useState<Beginning | null>(null);
  /** The editor starts anew after each duty put in force. */
  const [round, setRound] = useState(0);
  const go = (next: string): void =>
    void navigate({
      search: { tab: (['current', 'edit', 'history'] as const).find((each) => each === next) },
    });
  const restore = (from: Beginning): void => {
    setBeginning(from);
    go('edit');
  };
  const inForce = current.data?.duty ?? null;
  const isSettled = current.isSuccess || problemCode(current.error) === 'not-found';
  const editor = isSettled && (
    <Editing
      key={`${round} ${JSON.stringify(beginning)}`}
      inForce={inForce}
      beginning={beginning}
      onDone={() => {
        setBeginning(null);
        setRound(round + 1);
        go('current');
      }}
    />
  );
  const items = [
    {
      key: 'current',
      label: t(($) => $.console.duty.tab.current),
      children: <CurrentPanel current={current} onChange={() => go('edit')} />,
    },
    ...(mayChange ? [{ key: 'edit', label: t(($) => $.console.duty.tab.edit), children: editor }] : []),
    {
      key: 'history',
      label: t(($) => $.console.duty.tab.history),
      children: <HistoryPanel inForce={inForce} onRestore={restore} />,
    },
  ];
  return (
    <Page title={t(($) => $.console.shell.pages.duty)} help={t(($) => $.console.duty.help)}>
      {isRuled && (
        <Alert
          type="info"
          showIcon
          className="form-alert"
          title={t(($) => $.errors['ruled-by-platform'].title)}
          description={t(($) => $.errors['ruled-by-platform'].action)}
        />
      )}
      <Tabs items={items} activeKey={tab} onChange={go} />
    </Page>
  );
}
