import type { Language } from './door.ts';
import { pass as en } from './en/pass.ts';
import type { Shape } from './zh-CN/index.ts';
import { pass as zhCN } from './zh-CN/pass.ts';

export type { Language } from './door.ts';
export type PassPhrases = Shape<typeof zhCN>;

/** The texts of the page on a person's own phone, apart from the others so that it loads no more than it shows. */
export const passPhrases: Readonly<Record<Language, PassPhrases>> = { 'zh-CN': zhCN, en };
