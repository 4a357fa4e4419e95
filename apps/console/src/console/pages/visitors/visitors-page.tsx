import { UserAddOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { Page } from '../../../parts/page.tsx';
import { TabsOrSelect } from '../../../parts/tabs-or-select.tsx';
import { usePageSearch } from '../../app/use-page-search.ts';
import { type Permission, useMay, useSession } from '../../session/session-context.ts';
import { CalendarTab } from './calendar-tab.tsx';
import { InviteDialog } from './invite/invite-dialog.tsx';
import { WalkInDialog } from './invite/walk-in-dialog.tsx';
import { VisitDrawer } from './one/visit-drawer.tsx';
import { DesksTab } from './rules/desks-tab.tsx';
import { DocumentsTab } from './rules/documents-tab.tsx';
import { RulesTab } from './rules/rules-tab.tsx';
import { tabs } from './visitor-search.ts';
import { VisitsTab } from './visits/visits-tab.tsx';

const content = {
  visits: VisitsTab,
  calendar: CalendarTab,
  rules: RulesTab,
  documents: DocumentsTab,
  desks: DesksTab,
};
const needs: Readonly<Record<keyof typeof content, Permission>> = {
  ...{ visits: 'visitors-see', calendar: 'visitors-see' },
  ...{ rules: 'visitors-rule', documents: 'visitors-rule', desks: 'visitors-rule' },
};

function Actions() {
  const t = useText();
  const [open, setOpen] = useState<'invite' | 'walk-in' | null>(null);
  const [mayInvite, mayDesk] = [useMay('visitors-invite'), useMay('visitors-desk')];
  const close = (): void => setOpen(null);
  return (
    <>
      {mayDesk && (
        <Button onClick={() => setOpen('walk-in')}>{t(($) => $.platform.visitors.walkIn.open)}</Button>
      )}
      {mayInvite && (
        <Button type="primary" icon={<UserAddOutlined aria-hidden />} onClick={() => setOpen('invite')}>
          {t(($) => $.platform.visitors.invite.open)}
        </Button>
      )}
      {open === 'invite' && <InviteDialog onClose={close} />}
      {open === 'walk-in' && <WalkInDialog onClose={close} />}
    </>
  );
}

/** Who is expected, who is here, and how visitors are received. */
export function VisitorsPage() {
  const t = useText();
  const title = t(($) => $.platform.shell.pages.visitors);
  const [{ tab = 'visits', visit }, change] = usePageSearch('visitors');
  const { permissions } = useSession();
  const items = tabs
    .filter((key) => permissions.has(needs[key]))
    .map((key) => {
      const Content = content[key];
      return { key, label: t(($) => $.platform.visitors.tab[key]), children: <Content /> };
    });
  return (
    <Page title={title} help={t(($) => $.platform.visitors.help)} actions={<Actions />}>
      <TabsOrSelect
        label={title}
        items={items}
        value={tab}
        onChange={(key) => change({ tab: key }, { isStep: true })}
      />
      {visit !== undefined && <VisitDrawer id={visit} onClose={() => change({ visit: undefined })} />}
    </Page>
  );
}
