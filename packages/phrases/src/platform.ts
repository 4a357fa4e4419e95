import type { Language } from './door.ts';
import { platform as en } from './en/platform.ts';
import type { Shape } from './zh-CN/index.ts';
import { platform as zhCN } from './zh-CN/platform.ts';

export type PlatformPhrases = Shape<typeof zhCN>;

/** The texts of the platform's console, apart from the others so that a terminal's page does not carry them. */
export const platformPhrases: Readonly<Record<Language, PlatformPhrases>> = { 'zh-CN': zhCN, en };
