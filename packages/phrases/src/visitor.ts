import type { Language } from './door.ts';
import { visitor as en } from './en/visitor.ts';
import type { Shape } from './zh-CN/index.ts';
import { visitor as zhCN } from './zh-CN/visitor.ts';

export type { Language } from './door.ts';
export type VisitorPhrases = Shape<typeof zhCN>;

/** The texts of the pages for visitors, hosts and listed people, apart from the others so that a phone loads no more. */
export const visitorPhrases: Readonly<Record<Language, VisitorPhrases>> = { 'zh-CN': zhCN, en };
