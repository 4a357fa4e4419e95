import { type AlarmSeverity, reasonCodes, type troubleKinds } from '@vedette/domain';
import { phrases } from '@vedette/phrases';
import type { OutwardEvent } from '@vedette/store/platform';
import { z } from 'zod';
import type { Notice } from '../integrations/robots/robot.ts';
import { siteTime } from '../module/site-instant.ts';

export interface NoticePlaces {
  /** The name of a place with those above it, and its time zone; null for one that is no more. */
  readonly nameOf: (place: number) => { readonly name: string; readonly timeZone: string } | null;
  /** Of the console, without a slash at the end. */
  readonly origin: string;
}

const dataSchema = z.object({ alarm: z.string(), kind: z.string(), count: z.int() });
type Words = (typeof phrases)['en'];

/** What a person is told of an event: the kind and the place, and a link to the alarm itself for whoever may see it. */
export function noticeOf(
  { nameOf, origin }: NoticePlaces,
  event: OutwardEvent,
  language: 'zh-CN' | 'en',
): Notice {
  const words = phrases[language];
  const { notices } = words;
  const { data, success } = dataSchema.safeParse(event.data);
  if (!success) return { title: notices.what['channel.test'], lines: [notices.test], link: `${origin}/` };
  const place = event.location === null ? null : nameOf(event.location);
  const what = isEventType(notices.what, event.type) ? notices.what[event.type] : event.type;
  const title = `[${severityWord(words, event.severity)}] ${kindWord(words, data.kind)}`;
  const lines = [
    what,
    ...(place === null ? [] : [`${notices.place}: ${place.name}`]),
    `${notices.time}: ${siteTime(event.at, place?.timeZone ?? 'UTC')}`,
    ...(data.count > 1 ? [`${notices.count}: ${data.count}`] : []),
  ];
  return { title, lines, link: `${origin}/alarms/${data.alarm}` };
}

const isEventType = (what: Words['notices']['what'], type: string): type is keyof Words['notices']['what'] =>
  Object.hasOwn(what, type);
const severityWord = ({ notices }: Words, severity: AlarmSeverity): string => notices.severity[severity];

/** The phrase of a trouble, or of a reason; a kind of a newer sentinel is shown as it was told. */
function kindWord({ alarms, reasons }: Words, kind: string): string {
  if (Object.hasOwn(alarms, kind)) return alarms[kind as (typeof troubleKinds)[number]];
  const reason = reasonCodes.find((code) => code === kind);
  return reason === undefined ? kind : reasons[reason];
}
