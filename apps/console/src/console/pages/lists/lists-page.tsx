import { PlusOutlined } from '@ant-design/icons';
import { Button, Tabs } from 'antd';
import { useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { Page } from '../../../parts/page.tsx';
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
  const [{ tab = 'lists', appeal }, change] = usePageSearch('lists');
  const [isAdding, setAdding] = useState(false);
  const items = tabs.map((key) => {
    const Content = content[key];
    return { key, label: t(($) => $.platform.lists.tab[key]), children: <Content /> };
  });
  return (
    <Page
      title={t(($) => $.platform.shell.pages.lists)}
      help={t(($) => $.platform.lists.help)}
      actions={
        mayChange && (
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
            {t(($) => $.platform.lists.add)}
          </Button>
        )
      }
    >
      <Tabs
        items={items}
        activeKey={tab}
        destroyOnHidden
        onChange={(key) => change({ tab: tabs.find((each) => each === key) }, { isStep: true })}
      />
      {isAdding && <ListDialog list={null} onClose={() => setAdding(false)} />}
      {appeal !== undefined && <AppealDrawer id={appeal} onClose={() => change({ appeal: undefined })} />}
    </Page>
  );
}
