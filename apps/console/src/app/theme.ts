import type { ThemeConfig } from 'antd';
import { theme } from 'antd';

export const themeChoices = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

const brand = '#0f766e';

/** antd's tokens; the page's own style sheet reads them as CSS variables. */
export function themeFor(isDark: boolean): ThemeConfig {
  return {
    algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: isDark ? '#14a394' : brand,
      colorInfo: isDark ? '#14a394' : brand,
      colorLink: isDark ? '#4fd1c5' : brand,
      colorSuccess: isDark ? '#4ac07a' : '#1a7f45',
      colorWarning: isDark ? '#e0a63a' : '#b45309',
      colorError: isDark ? '#f0706a' : '#c0281f',
      colorBgLayout: isDark ? '#0d1312' : '#f3f6f5',
      colorBgContainer: isDark ? '#151d1c' : '#ffffff',
      colorBgElevated: isDark ? '#1c2625' : '#ffffff',
      colorTextDescription: isDark ? '#a3b3b0' : '#5a6664',
      colorTextPlaceholder: isDark ? '#8a9a97' : '#6b7775',
      borderRadius: 8,
      fontFamily:
        '"PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif',
    },
    components: { Button: { primaryShadow: 'none', dangerShadow: 'none' } },
  };
}
