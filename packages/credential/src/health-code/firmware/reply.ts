import { type Instant, instant, Personal } from '@vedette/domain';
import { z } from 'zod';
import { type Answer, refused } from '../adapter.ts';
import { type ColourMap, colourOf } from '../gateway.ts';
import { readReply, readValue } from '../reply/bounded-json.ts';
import { doseOf, healthStatus, naat, vaccination } from '../reply/claims.ts';
import {
  documentNumber,
  personalText,
  shanghaiTime,
  shanghaiTimeOrNone,
  tableCode,
  text,
} from '../reply/fields.ts';
import { GatewayFailure } from '../transport/failure.ts';
import type { FirmwareConfig } from './config.ts';

/** `color`: named in words, while the firmware itself compares the number 1. No other number is known. */
export const firmwareColours: ColourMap = new Map<string | number, 'green' | 'yellow' | 'red'>([
  ['green', 'green'],
  [1, 'green'],
  ['yellow', 'yellow'],
  ['red', 'red'],
]);

/** Codes that both answers share: 0 is well, 1012 a serial number that is not registered. */
const codes = { done: 0, unknownTerminal: 1012, invalid: 2002, expired: 2003 } as const;

const envelope = z.object({ code: z.int() });
const token = z.object({ data: z.object({ token: z.string().regex(/^[\x21-\x7e]{1,1024}$/) }) });

/** @throws GatewayFailure `not-authorised` when the terminal is not known, or there is no token */
export function readToken(body: string): Personal<string> {
  const { code } = readReply(envelope, body);
  if (code === codes.unknownTerminal) throw new GatewayFailure('not-authorised');
  if (code !== codes.done) throw new GatewayFailure('error-code');
  return new Personal(readReply(token, body).data.token);
}

const status = z.object({
  data: z.object({
    name: personalText,
    idNumber: documentNumber,
    color: tableCode,
    hsDateTime: shanghaiTimeOrNone,
    hsResult: tableCode.nullish(),
    hsDateFlag: tableCode.nullish(),
    vaccine: tableCode.nullish(),
    vaccineDate: shanghaiTimeOrNone,
    showTime: text.nullish(),
  }),
});
type Status = z.output<typeof status>['data'];

/** @throws GatewayFailure */
export function readFirmwareReply({ showTimeIsNow }: FirmwareConfig, body: string, at: Instant): Answer {
  const { code } = readReply(envelope, body);
  if (code === codes.invalid) return refused('gateway-rejected');
  if (code === codes.expired) return refused('stale-presentation');
  if (code === codes.unknownTerminal) throw new GatewayFailure('not-authorised');
  if (code !== codes.done) throw new GatewayFailure('error-code');
  const { data } = readReply(status, body);
  return {
    kind: 'report',
    report: {
      subject: { name: data.name, number: data.idNumber, phone: null },
      claims: claimsOf(data, at),
      statedAt: null,
      validUntil: null,
    },
    repliedAt: showTimeIsNow ? readValue(shanghaiTime, data.showTime) : null,
  };
}

function claimsOf(data: Status, at: Instant) {
  const dose = doseOf(data.vaccine);
  const isTested = data.hsResult != null && data.hsResult !== '';
  return [
    healthStatus(colourOf(firmwareColours, data.color), null),
    ...(isTested ? [naat(data.hsResult ?? '', data.hsDateTime ?? oldest(data.hsDateFlag, at))] : []),
    ...(dose === null ? [] : [vaccination(null, dose, data.vaccineDate)]),
  ];
}

/** A test "within 24, 48 or 72 hours" without its time: the oldest that it can be, so that no rule is fooled. */
function oldest(flag: string | number | null | undefined, at: Instant): Instant | null {
  const hours = ['24', '48', '72'].includes(String(flag)) ? Number(flag) : null;
  return hours === null ? null : instant(at - hours * 3_600_000);
}
