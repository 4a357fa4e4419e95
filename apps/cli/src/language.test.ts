import { describe, expect, it } from 'vitest';
import { languageOf } from './language.ts';

describe('the language', () => {
  it.each([
    [[], {}, 'en'],
    [[], { LANG: 'zh_CN.UTF-8' }, 'zh-CN'],
    [[], { LANG: 'zh_CN.UTF-8', LC_ALL: 'C' }, 'en'],
    [[], { LANG: 'en_GB.UTF-8', LC_MESSAGES: 'zh_TW.UTF-8' }, 'zh-CN'],
    [[], { LANG: 'zh_CN.UTF-8', LC_ALL: '' }, 'zh-CN'],
    [['--lang', 'en'], { LANG: 'zh_CN.UTF-8' }, 'en'],
    [['records', '--lang=zh-CN'], {}, 'zh-CN'],
    [['--lang', 'fr'], { LANG: 'zh_CN' }, 'zh-CN'],
  ])('of %j in %j is %s', (argv, environment, language) => {
    expect(languageOf(argv, environment)).toBe(language);
  });
});
