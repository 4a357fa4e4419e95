import { phrases } from '@vedette/phrases';
import type { OutwardEvent } from '@vedette/store/platform';
import { z } from 'zod';
import type { Notice } from '../integrations/robots/robot.ts';
import { siteTime } from '../module/site-instant.ts';

const alarmShape = z.object({ alarm: z.string(), kind: z.string(), count: z.int() });

/** What a person is told of an event: which alarm, when, and where to look; places and people stand on the console. */
export function noticeOf(origin: string, timeZone: string) {
  return (event: OutwardEvent, language: 'zh-CN' | 'en'): Notice => {
    const words = phrases[language].notices;
    const what = wordFor(words.what, event.type);
    const alarm = alarmShape.safeParse(event.data);
    if (!alarm.success) return { title: what, lines: [words.test], link: `${origin}/console/` };
    const { alarm: id, kind, count } = alarm.data;
    const known = { ...phrases[language].reasons, ...phrases[language].alarms };
    const name = wordFor(known, kind);
    return {
      title: `${words.severity[event.severity]} · ${what}: ${name}`,
      lines: [`${words.time}: ${siteTime(event.at, timeZone)}`, `${words.count}: ${count}`],
      link: `${origin}/console/alarms?alarm=${id}`,
    };
  };
}

function wordFor(words: Readonly<Record<string, unknown>>, key: string): string {
  const word = Object.hasOwn(words, key) ? words[key] : undefined;
  return typeof word === 'string' ? word : key;
}
