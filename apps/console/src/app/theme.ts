import type { ThemeConfig } from 'antd';
import { theme } from 'antd';

export const themeChoices = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

const brand = '#0f766e';
const calm = window.matchMedia('(prefers-reduced-motion: reduce)');

const chineseFonts =
  '"PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC"';
const latinFonts = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans"';

/** Latin first for English: Chinese fonts draw its quotation marks a whole character wide. */
export function fontsFor(isChinese: boolean): string {
  return isChinese
    ? `${chineseFonts}, ${latinFonts}, sans-serif`
    : `${latinFonts}, ${chineseFonts}, sans-serif`;
}

/** antd's tokens; the page's own style sheet has its colours in base.css. */
export function themeFor(isDark: boolean, isChinese: boolean): ThemeConfig {
  const primary = isDark ? '#2ec4b6' : brand;
  return {
    algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: primary,
      colorInfo: primary,
      colorLink: isDark ? '#4fd1c5' : brand,
      colorSuccess: isDark ? '#4ac07a' : '#17753f',
      colorSuccessBg: isDark ? '#14301f' : '#e2f4e8',
      colorSuccessBorder: isDark ? '#2b6b45' : '#9fd4b3',
      colorWarning: isDark ? '#e0a63a' : '#b45309',
      colorWarningBg: isDark ? '#352811' : '#fff7e8',
      colorError: isDark ? '#f0706a' : '#c0281f',
      colorBgLayout: isDark ? '#0d1312' : '#f3f6f5',
      colorBgContainer: isDark ? '#151d1c' : '#ffffff',
      colorBgElevated: isDark ? '#1c2625' : '#ffffff',
      colorTextDescription: isDark ? '#a3b3b0' : '#5a6664',
      colorTextPlaceholder: isDark ? '#8a9a97' : '#6b7775',
      borderRadius: 8,
      motion: !calm.matches,
      fontFamily: fontsFor(isChinese),
    },
    components: {
      // Dark letters on a light teal: white would not stand out enough (WCAG 1.4.3).
      Button: { primaryShadow: 'none', dangerShadow: 'none', primaryColor: isDark ? '#04211e' : '#ffffff' },
      // Rounder ones would pass for radio buttons.
      Checkbox: { borderRadiusSM: 4 },
      Tree: { nodeSelectedBg: isDark ? '#153b38' : '#d9efec' },
      Slider: { handleColor: primary, trackBg: primary, trackHoverBg: primary },
    },
  };
}
