import type { Language } from '@vedette/phrases';
import type { Context } from 'hono';

/** The first language of the browser's list that the house speaks; Chinese when none is. */
export function languageOf(c: Context): Language {
  for (const tag of (c.req.header('accept-language') ?? '').toLowerCase().split(',')) {
    if (tag.trim().startsWith('zh')) return 'zh-CN';
    if (tag.trim().startsWith('en')) return 'en';
  }
  return 'zh-CN';
}
