import type { HealthColour } from '@vedette/domain';
import { z } from 'zod';
import type { Claim } from '../../core/claim.ts';
import { askingPurpose } from '../adapter.ts';
import { type ColourMap, colourOf, type ReportedSubject } from '../gateway.ts';
import { embedded, readReply, readValue } from '../reply/bounded-json.ts';
import { doseOf, naat, vaccination } from '../reply/claims.ts';
import { documentNumber, personalText, shanghaiTimeOrNone, tableCode, text } from '../reply/fields.ts';
import { GatewayFailure } from '../transport/failure.ts';

/** `type` */
export const shanghaiColours: ColourMap = new Map([
  ['00', 'green'],
  ['01', 'yellow'],
  ['10', 'red'],
]);

/** `nat_result` of the city's interface; 1 is all that is known of it. */
const cityResults = new Map<string | number, 'not-detected'>([
  [1, 'not-detected'],
  ['1', 'not-detected'],
]);

/** The gateway takes the token for too old, and wants another one. */
export const tokenExpired = 'GATEWAY0006';

const outer = z.object({ code: z.union([text, z.number()]), data: z.unknown().optional() }).nullable();

/** What the gateway says before the content: `null` stands for a code that it cannot read. */
export type Opened =
  | { readonly kind: 'content'; readonly data: unknown }
  | { readonly kind: 'unreadable' | 'token-expired' };

/**
 * @param done the code of success, which is the text `0` for the city's interfaces and 200 for the national ones
 * @throws GatewayFailure
 */
export function open(body: string, done: '0' | 200): Opened {
  const read = readReply(outer, body);
  if (read === null) return { kind: 'unreadable' };
  if (read.code === tokenExpired) return { kind: 'token-expired' };
  if (read.code !== done) throw new GatewayFailure('error-code');
  return { kind: 'content', data: read.data };
}

const scanned = embedded(
  z.object({ xm: personalText, phone: personalText, type: tableCode, zjhm: documentNumber }).nullable(),
);

export interface Scanned {
  readonly subject: ReportedSubject;
  readonly colour: HealthColour;
}

/** Null when the code belongs to nobody. */
export function readScanned(data: unknown): Scanned | null {
  const read = readValue(scanned, data);
  if (read == null) return null;
  const { xm, zjhm, phone, type } = read;
  return { subject: { name: xm, number: zjhm, phone }, colour: colourOf(shanghaiColours, type) };
}

const colours = embedded(
  z
    .array(z.object({ type: tableCode }))
    .max(16)
    .nullable(),
);

/** Null when nothing is known of the person; several colours that differ are none. */
export function readColour(data: unknown): HealthColour | null {
  const found = new Set((readValue(colours, data) ?? []).map(({ type }) => colourOf(shanghaiColours, type)));
  const [colour] = found;
  if (colour === undefined) return null;
  return found.size === 1 ? colour : 'unknown';
}

/** Facts about one person, with the number that they belong to; null when there are none. */
export interface Facts {
  readonly number: ReportedSubject['number'];
  readonly claims: readonly Claim[];
}

/** The national interfaces wrap their own reply into that of the gateway. */
const inner = embedded(
  z.object({ code: text.nullish(), data: z.unknown().optional(), errCode: text.nullish() }).nullable(),
);

/** The national service can be switched off in the province: it says so with an `errCode` in place of a code. */
function innerContent(data: unknown): unknown {
  const read = readValue(inner, data);
  if (read == null) return null;
  if (read.code !== '200' || (read.errCode ?? '') !== '') throw new GatewayFailure('error-code');
  return read.data;
}

const nationalTest = embedded(
  z.object({ zjhm: documentNumber, hsjcjg: tableCode.nullish(), hsjcsj: shanghaiTimeOrNone }).nullable(),
);

export function readNationalTest(data: unknown): Facts | null {
  const read = readValue(nationalTest, innerContent(data));
  if (read?.zjhm == null || read.hsjcjg == null) return null;
  return { number: read.zjhm, claims: [naat(read.hsjcjg, read.hsjcsj)] };
}

const cityTests = embedded(
  z
    .array(z.object({ card_no: documentNumber, sample_date: shanghaiTimeOrNone, nat_result: tableCode }))
    .max(100)
    .nullable(),
);

/** All of one number; another number among them makes the answer worthless. */
export function readCityTests(data: unknown): Facts | null {
  const read = readValue(cityTests, data) ?? [];
  const numbers = new Set(read.map(({ card_no: number }) => number?.unwrap(askingPurpose) ?? ''));
  if (numbers.size > 1) throw new GatewayFailure('schema');
  const [first] = read;
  if (first === undefined) return null;
  const claims = read.map(({ nat_result: result, sample_date: at }) => naat(result, at, cityResults));
  return { number: first.card_no, claims };
}

const vaccinations = embedded(
  z
    .object({
      zjhm: documentNumber,
      jzxxlb: embedded(
        z
          .array(z.object({ ymmc: text.nullish(), jc: tableCode.nullish(), jzrq: shanghaiTimeOrNone }))
          .max(20)
          .nullish(),
      ),
    })
    .nullable(),
);

export function readVaccinations(data: unknown): Facts | null {
  const read = readValue(vaccinations, innerContent(data));
  if (read?.zjhm == null) return null;
  const claims = (read.jzxxlb ?? []).map(({ ymmc, jc, jzrq }) => vaccination(ymmc ?? null, doseOf(jc), jzrq));
  return { number: read.zjhm, claims };
}
