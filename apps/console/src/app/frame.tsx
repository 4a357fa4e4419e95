import { MenuOutlined } from '@ant-design/icons';
import { Button, Drawer } from 'antd';
import { type ReactNode, useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { Mark } from '../parts/mark.tsx';

interface FrameProps {
  /** Beside the mark: where one is. */
  readonly head: ReactNode;
  /** At the other end: how it looks, who one is. */
  readonly end: ReactNode;
  /** Told when somebody went somewhere, to close what covers the page. */
  readonly navigation: (onGo: () => void) => ReactNode;
  readonly children: ReactNode;
}

/** Header, navigation and the page; on a narrow screen the navigation is a drawer. */
export function Frame({ head, end, navigation, children }: FrameProps) {
  const t = useText();
  const [isMenuOpen, setMenuOpen] = useState(false);
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {t(($) => $.console.shell.skip)}
      </a>
      <header className="head">
        <Button
          className="head-menu"
          type="text"
          icon={<MenuOutlined aria-hidden />}
          aria-label={t(($) => $.console.shell.openMenu)}
          onClick={() => setMenuOpen(true)}
        />
        <Mark />
        {head}
        <span className="head-end">{end}</span>
      </header>
      <aside className="side">{navigation(() => {})}</aside>
      <Drawer
        placement="left"
        size={260}
        open={isMenuOpen}
        onClose={() => setMenuOpen(false)}
        title={<Mark />}
      >
        {navigation(() => setMenuOpen(false))}
      </Drawer>
      <main id="main" className="main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
