import { App as AntApp, ConfigProvider } from 'antd';
import en from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { AppearanceProvider, useAppearance } from './appearance.tsx';
import { DataProvider } from './data-provider.tsx';
import { fontsFor, themeFor } from './theme.ts';

interface ProvidersProps {
  /** Path of the route that says who is signed in. */
  readonly welcome: string;
  readonly children: ReactNode;
}

function Themed({ welcome, children }: ProvidersProps) {
  const { isDark } = useAppearance();
  const { i18n } = useTranslation();
  const isChinese = i18n.language === 'zh-CN';
  useEffect(() => {
    dayjs.locale(isChinese ? 'zh-cn' : 'en');
    document.body.style.fontFamily = fontsFor(isChinese);
  }, [isChinese]);
  return (
    <ConfigProvider
      locale={isChinese ? zhCN : en}
      theme={themeFor(isDark, isChinese)}
      button={{ autoInsertSpace: false }}
      form={{ requiredMark: 'optional', scrollToFirstError: true }}
    >
      <AntApp notification={{ placement: 'bottomRight' }}>
        <DataProvider welcome={welcome}>{children}</DataProvider>
      </AntApp>
    </ConfigProvider>
  );
}

/** Everything around the pages: appearance, language, data. */
export function Providers({ welcome, children }: ProvidersProps) {
  return (
    <AppearanceProvider>
      <Themed welcome={welcome}>{children}</Themed>
    </AppearanceProvider>
  );
}
