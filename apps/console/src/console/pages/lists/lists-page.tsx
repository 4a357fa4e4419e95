import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { Page } from '../../../parts/page.tsx';
import { TabsOrSelect } from '../../../parts/tabs-or-select.tsx';
import { usePageSearch } from '../../app/use-page-search.ts';
import { useMay } from '../../session/session-context.ts';
import { AppealDrawer } from './appeals/appeal-drawer.tsx';
import { AppealsTab } from './appeals/appeals-tab.tsx';
import { ListDialog } from './list-dialog.tsx';
import { tabs } from './list-search.ts';
import { ListsTab } from './lists-tab.tsx';
import { ScreeningTab } from './screening-tab.tsx';

const content = { lists: ListsTab, appeals: AppealsTab, screening: ScreeningTab } as const;

/** Allow, deny and watch lists, appeals against them, and names compared with them. */
export function ListsPage() {
  const t = useText();
  const mayChange = useMay('lists-change');
  const title = t(($) => $.platform.shell.pages.lists);
  const [{ tab = 'lists', appeal }, change] = usePageSearch('lists');
  const [isAdding, setAdding] = useState(false);
  const items = tabs.map((key) => {
    const Content = content[key];
    return { key, label: t(($) => $.platform.lists.tab[key]), children: <Content /> };
  });
  return (
    <Page
      title={title}
      help={t(($) => $.platform.lists.help)}
      actions={
        mayChange && (
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
            {t(($) => $.platform.lists.add)}
          </Button>
        )
      }
    >
      <TabsOrSelect
        label={title}
        items={items}
        value={tab}
        onChange={(key) => change({ tab: key }, { isStep: true })}
      />
      {isAdding && <ListDialog list={null} onClose={() => setAdding(false)} />}
      {appeal !== undefined && <AppealDrawer id={appeal} onClose={() => change({ appeal: undefined })} />}
    </Page>
  );
}
