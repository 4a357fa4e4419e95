import { useNavigate, useSearch } from '@tanstack/react-router';
import { routes } from '@vedette/contract';
import { Tabs } from 'antd';
import { useAnswer } from '../../../api/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answered } from '../../../parts/answered.tsx';
import { Page } from '../../../parts/page.tsx';
import { useMay } from '../../session/session-context.ts';
import { DocumentsPanel } from './documents-panel.tsx';
import { TryPanel } from './try/try-panel.tsx';

function Documents() {
  const documents = useAnswer(routes.trust.list, {});
  return <Answered query={documents}>{(all) => <DocumentsPanel documents={all} />}</Answered>;
}

/** Whom and what the site believes, and a way to try it. */
export function TrustPage() {
  const t = useText();
  const mayTry = useMay('credentials-try');
  const { tab = 'documents' } = useSearch({ from: '/trust' });
  const navigate = useNavigate({ from: '/trust' });
  const items = [
    { key: 'documents', label: t(($) => $.console.trust.tab.documents), children: <Documents /> },
    ...(mayTry ? [{ key: 'try', label: t(($) => $.console.trust.tab.try), children: <TryPanel /> }] : []),
  ];
  const go = (key: string): void => void navigate({ search: key === 'try' ? { tab: 'try' } : {} });
  return (
    <Page title={t(($) => $.console.shell.pages.trust)} help={t(($) => $.console.trust.help)}>
      <Tabs items={items} activeKey={mayTry ? tab : 'documents'} onChange={go} />
    </Page>
  );
}
