import { type Instant, instant } from '@vedette/domain';
import { z } from 'zod';
import { type Answer, refused, signingPurpose } from '../adapter.ts';
import { type ColourMap, colourOf } from '../gateway.ts';
import { embedded, readReply } from '../reply/bounded-json.ts';
import { doseOf, healthStatus, naat, vaccination } from '../reply/claims.ts';
import { refusalOf } from '../reply/error-code.ts';
import { documentNumber, personalText, shanghaiTimeOrNone, tableCode, text } from '../reply/fields.ts';
import type { GatewayResponse } from '../transport/transport.ts';
import type { GuangdongConfig } from './config.ts';
import { itineraryOf } from './itinerary.ts';
import { isSignedTif } from './sign.ts';

/** `status` of the province's device kits */
export const guangdongColours: ColourMap = new Map([
  ['00', 'green'],
  ['01', 'yellow'],
  ['10', 'red'],
]);

const envelope = z.object({ RetCode: z.int() });

/** Seconds, or milliseconds, since 1970. */
const timestamp = z
  .union([
    z.int(),
    z
      .string()
      .regex(/^\d{10}(\d{3})?$/)
      .transform(Number),
  ])
  .pipe(z.int().min(1_000_000_000).max(9_999_999_999_999))
  .transform((value): Instant => instant(value < 100_000_000_000 ? value * 1_000 : value));

const status = z.object({
  name: personalText,
  id: documentNumber,
  status: tableCode,
  date: shanghaiTimeOrNone,
  vaccine: tableCode.nullish(),
  vaccineDate: shanghaiTimeOrNone,
  stopOverCity: z.string().max(1_024).nullish(),
  nucleicAcid: embedded(
    z
      .array(z.object({ checkTime: shanghaiTimeOrNone, checkResult: tableCode }))
      .max(3)
      .nullish(),
  ),
  Timestamp: timestamp,
});

/** @throws GatewayFailure */
export function readGuangdongReply(
  config: GuangdongConfig,
  response: GatewayResponse,
  nonce: string,
): Answer {
  if (!isGenuine(config, response, nonce)) return refused('signature');
  const { RetCode } = readReply(envelope, response.body);
  if (RetCode !== 0) return refusalOf(RetCode, config.errorCodes);
  const read = readReply(status, response.body);
  return {
    kind: 'report',
    report: {
      subject: { name: read.name, number: read.id, phone: null },
      claims: claimsOf(read, config),
      statedAt: read.date,
      validUntil: null,
    },
    repliedAt: read.Timestamp,
  };
}

function claimsOf(read: z.output<typeof status>, { listedAreas }: GuangdongConfig) {
  const dose = doseOf(read.vaccine);
  return [
    healthStatus(colourOf(guangdongColours, read.status), read.date),
    ...(read.nucleicAcid ?? []).map(({ checkResult, checkTime }) => naat(checkResult, checkTime)),
    ...(dose === null ? [] : [vaccination(null, dose, read.vaccineDate)]),
    ...(read.stopOverCity == null ? [] : [itineraryOf(read.stopOverCity, listedAreas)]),
  ];
}

const signature = z.object({
  'x-tif-timestamp': text.regex(/^\d{10}$/),
  'x-tif-nonce': text,
  'x-tif-signature': text,
});

/** A signature that is there has to be right, and to repeat our nonce, even where none is asked for. */
function isGenuine(
  { paasToken, signedReplies }: GuangdongConfig,
  { headers }: GatewayResponse,
  nonce: string,
) {
  if (headers['x-tif-signature'] === undefined) return !signedReplies;
  const read = signature.safeParse(headers);
  if (!read.success || read.data['x-tif-nonce'] !== nonce) return false;
  const { 'x-tif-timestamp': at, 'x-tif-signature': signed } = read.data;
  return isSignedTif(at, paasToken.unwrap(signingPurpose), nonce, signed);
}
