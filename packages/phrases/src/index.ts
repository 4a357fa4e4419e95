import { en } from './en/index.ts';
import { type Phrases, zhCN } from './zh-CN/index.ts';

export type { Phrases } from './zh-CN/index.ts';
export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

/** Every text of the house; Chinese is the source of the type, so an untranslated phrase does not compile. */
export const phrases: Readonly<Record<Language, Phrases>> = { 'zh-CN': zhCN, en };
