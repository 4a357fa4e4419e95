import { type Language, languages } from '@vedette/phrases';

/**
 * The language to speak: `--lang`, else the one of the messages (POSIX: LC_ALL, LC_MESSAGES, LANG, the first
 * that is set). It is needed before the options are parsed, because the help is written in it.
 */
export function languageOf(argv: readonly string[], environment: NodeJS.ProcessEnv): Language {
  const chosen = languages.find((language) => isChosen(argv, language));
  if (chosen !== undefined) return chosen;
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  const locale = [LC_ALL, LC_MESSAGES, LANG].find((name) => name !== undefined && name !== '') ?? '';
  return /^zh/i.test(locale) ? 'zh-CN' : 'en';
}

function isChosen(argv: readonly string[], language: Language): boolean {
  const at = argv.indexOf('--lang');
  return argv.includes(`--lang=${language}`) || (at >= 0 && argv[at + 1] === language);
}
