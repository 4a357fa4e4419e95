import type { InvitationInput, VisitorInput } from '@vedette/contract/platform';
import type { Dayjs } from 'dayjs';
import { wallClock } from '../../../parts/zoned-day.ts';

/** What is written about one visitor; empty fields are absent or empty texts. */
export interface VisitorFields {
  readonly name: string;
  readonly phone?: string;
  readonly mail?: string;
  readonly idNumber?: string;
  readonly unit?: string;
}

type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
export interface InvitationFields {
  readonly site: number;
  readonly host?: string;
  readonly purpose: string;
  readonly kind: 'once' | 'recurring';
  readonly period?: readonly [Dayjs, Dayjs];
  readonly weekdays?: readonly Weekday[];
  readonly everyWeeks?: number;
  readonly dates?: readonly [Dayjs, Dayjs];
  readonly start?: Dayjs;
  readonly minutes?: number;
  readonly skipHolidays?: boolean;
  readonly entries: 'single' | 'multiple';
  readonly visitors: readonly VisitorFields[];
  readonly escorts?: readonly string[];
}

const said = (text: string | undefined): string | null =>
  text === undefined || text.trim() === '' ? null : text.trim();

export function visitorOf({ name, phone, mail, idNumber, unit }: VisitorFields): VisitorInput {
  return {
    ...{ name: name.trim(), phone: said(phone), mail: said(mail) },
    ...{ idNumber: said(idNumber), unit: said(unit) },
  };
}

const date = (at: Dayjs): string => at.format('YYYY-MM-DD');
/** Escorts have as long to come as a site usually gives a visitor to be early. */
const escortWithin = '30m';

/** Clocks of the form are those on the wall of the site, wherever the browser is. */
export function invitationOf(fields: InvitationFields, zone: string): InvitationInput {
  const { site, host, purpose, entries, visitors, escorts = [] } = fields;
  return {
    ...{ site, purpose: purpose.trim(), entries, zones: [] },
    visitors: visitors.map(visitorOf),
    time: timeOf(fields, zone),
    escort: escorts.length === 0 ? null : { escorts: [...escorts], within: escortWithin },
    ...(host === undefined ? {} : { host }),
  };
}

function timeOf(fields: InvitationFields, zone: string): InvitationInput['time'] {
  const { kind, period, weekdays = [], everyWeeks = 1, dates, start, minutes = 60 } = fields;
  if (kind === 'once' && period !== undefined) {
    const [from, until] = period.map((at) => wallClock(at.format('YYYY-MM-DD HH:mm'), zone));
    return { kind: 'once', from: from ?? 0, until: until ?? 0 };
  }
  if (dates === undefined || start === undefined) throw new TypeError('The form asks for both');
  return {
    ...{ kind: 'recurring', weekdays: [...weekdays], everyWeeks, except: [], minutes },
    ...{ from: date(dates[0]), until: date(dates[1]), skipHolidays: fields.skipHolidays ?? true },
    startMinute: start.hour() * 60 + start.minute(),
  };
}
