import { z } from 'zod';
import { type Answer, refused, signingPurpose } from '../adapter.ts';
import { type ColourMap, colourOf } from '../gateway.ts';
import { readReply, readValue } from '../reply/bounded-json.ts';
import { healthStatus } from '../reply/claims.ts';
import { refusalOf } from '../reply/error-code.ts';
import { documentNumber, personalText, shanghaiTime, tableCode, text } from '../reply/fields.ts';
import type { NationalConfig } from './config.ts';
import { isSignedBy } from './sign.ts';

/** `risk_assessment_grade` */
export const nationalColours: ColourMap = new Map([
  ['00', 'green'],
  ['01', 'yellow'],
  ['10', 'red'],
]);

const envelope = z.object({
  errcode: z.int(),
  data: z.unknown().optional(),
  timestamp: text.optional(),
  sign: text.optional(),
});

/** Where the code has expired nothing else is told. */
const flags = z.object({ qrcode_expired: z.boolean().optional() });

const declared = z.object({ report_date: z.string().max(32).nullable() });

const status = z.object({
  name: personalText,
  phone: personalText,
  certificate_id: documentNumber,
  risk_assessment_grade: tableCode,
  report_date: shanghaiTime,
  report_valid_date: shanghaiTime,
  report_expired: z.boolean(),
});

/**
 * @param asked the timestamp of the request, which a signed answer repeats
 * @throws GatewayFailure
 */
export function readNationalReply(config: NationalConfig, body: string, asked: string): Answer {
  const { errcode, data, timestamp, sign } = readReply(envelope, body);
  if (sign !== undefined || config.signedReplies) {
    const isFresh = timestamp === asked;
    if (!isFresh || !isSignedBy(signedFields(config, errcode, data, asked), sign ?? ''))
      return refused('signature');
  }
  if (errcode !== 0) return refusalOf(errcode, config.errorCodes);
  if (readValue(flags, data).qrcode_expired === true) return refused('stale-presentation');
  // An empty date says that this person never declared anything.
  if (!readValue(declared, data).report_date) return refused('status-not-found');
  const read = readValue(status, data);
  return read.report_expired ? refused('stale-presentation') : answerOf(read);
}

function answerOf(read: z.output<typeof status>): Answer {
  const { name, certificate_id, phone, report_date, report_valid_date } = read;
  const colour = colourOf(nationalColours, read.risk_assessment_grade);
  return {
    kind: 'report',
    report: {
      subject: { name, number: certificate_id, phone },
      claims: [healthStatus(colour, report_date)],
      statedAt: report_date,
      validUntil: report_valid_date,
    },
    repliedAt: null,
  };
}

/** What a signed answer signs: its own fields, the request's timestamp and the secret. */
function signedFields(
  { secretKey }: NationalConfig,
  errcode: number,
  data: unknown,
  timestamp: string,
): Readonly<Record<string, string>> {
  const own = typeof data === 'object' && data !== null ? Object.entries(data) : [];
  const plain = own.map(([key, value]): [string, string] => [`data.${key}`, String(value)]);
  return Object.fromEntries([
    ...plain,
    ['errcode', String(errcode)],
    ['timestamp', timestamp],
    ['secretKey', secretKey.unwrap(signingPurpose)],
  ]);
}
