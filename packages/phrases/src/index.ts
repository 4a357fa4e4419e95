import { type Language, languages } from './door.ts';
import { cli as cliEn } from './en/cli.ts';
import { en } from './en/index.ts';
import { cli as cliZhCN } from './zh-CN/cli.ts';
import { type Phrases, type Shape, zhCN } from './zh-CN/index.ts';

export type { Phrases } from './zh-CN/index.ts';
export { type Language, languages };

/** Every text of the house; Chinese is the source of the type, so an untranslated phrase does not compile. */
export const phrases: Readonly<Record<Language, Phrases>> = { 'zh-CN': zhCN, en };

export type CliPhrases = Shape<typeof cliZhCN>;
/** Texts of the command line, apart from the others so that no page carries them. */
export const cliPhrases: Readonly<Record<Language, CliPhrases>> = { 'zh-CN': cliZhCN, en: cliEn };
