import { BulbOutlined, GlobalOutlined } from '@ant-design/icons';
import { languages, phrases } from '@vedette/phrases';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { changeLanguage } from '../i18n/i18n.ts';
import { useAppearance } from './appearance.tsx';
import { themeChoices } from './theme.ts';

function LanguageMenu() {
  const { t, i18n } = useTranslation();
  const items = languages.map((key) => ({
    key,
    label: <span lang={key}>{phrases[key].words.language}</span>,
  }));
  const pick = (key: string): void => {
    const language = languages.find((each) => each === key);
    if (language !== undefined) changeLanguage(i18n, language);
  };
  const menu = {
    items,
    selectable: true,
    selectedKeys: [i18n.language],
    onClick: ({ key = '' }) => pick(key),
  };
  return (
    <Dropdown trigger={['click']} menu={menu}>
      <Button
        type="text"
        icon={<GlobalOutlined aria-hidden />}
        aria-label={`${t(($) => $.console.shell.language)}: ${t(($) => $.words.language)}`}
      >
        {t(($) => $.words.language)}
      </Button>
    </Dropdown>
  );
}

function ThemeMenu() {
  const { t } = useTranslation();
  const { choice, choose } = useAppearance();
  const items = themeChoices.map((key) => ({ key, label: t(($) => $.console.shell.theme[key]) }));
  const pick = (key: string): void => choose(themeChoices.find((each) => each === key) ?? 'system');
  const menu = { items, selectable: true, selectedKeys: [choice], onClick: ({ key = '' }) => pick(key) };
  return (
    <Dropdown trigger={['click']} menu={menu}>
      <Button
        type="text"
        icon={<BulbOutlined aria-hidden />}
        aria-label={t(($) => $.console.shell.theme.label)}
      />
    </Dropdown>
  );
}

/** How the page looks and which language it speaks. */
export function Appearing() {
  return (
    <span className="appearing">
      <LanguageMenu />
      <ThemeMenu />
    </span>
  );
}
