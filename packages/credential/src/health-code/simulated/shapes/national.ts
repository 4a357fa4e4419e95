import { createHash } from 'node:crypto';
import { formatShanghaiTime } from '../../reply/shanghai-time.ts';
import { masked, maskedName, type SimulatedPerson, simulatedCode } from '../person.ts';
import {
  byCode,
  byNumber,
  hoursAgo,
  isExpired,
  jsonReply,
  type SimulatedReply,
  type SimulatedShape,
  type SimulatedWorld,
  sameText,
  writtenAt,
} from '../world.ts';
import { gradeOf } from './colours.ts';

type Fields = ReadonlyMap<string, string>;

/** `errcode` values of this simulator; those of the real platform are not public. */
export const nationalErrors = { signature: 40_001, invalid: 40_002, notFound: 40_004 } as const;

const requestMayBeOld = 300_000;

/** `/health/decode` and `/health/code`: a signed form in, one envelope out. */
export const nationalShape: SimulatedShape = ({ method, path, body }, world) => {
  if (method !== 'POST' || (path !== '/health/decode' && path !== '/health/code')) return null;
  const fields: Fields = new Map(new URLSearchParams(body));
  if (!isSigned(fields, world)) return envelope(fields, world, nationalErrors.signature, null);
  if (path === '/health/code') {
    const person = byNumber(world, fields.get('name'), fields.get('certificate_id'));
    return person === undefined
      ? envelope(fields, world, 0, { report_date: '' })
      : envelope(fields, world, 0, { ...statusOf(person, world), ...codeOf(person, world) });
  }
  const person = byCode(world, 'national', fields.get('code_content'));
  if (person === undefined) return envelope(fields, world, nationalErrors.notFound, null);
  if (person.code === 'invalid') return envelope(fields, world, nationalErrors.invalid, null);
  if (isExpired(world, person))
    return envelope(fields, world, 0, { qrcode_expired: true, report_expired: false });
  return envelope(fields, world, 0, { ...holderOf(person), ...statusOf(person, world) });
};

const holderOf = ({ name, phone, number }: SimulatedPerson) => ({
  name: maskedName(name),
  phone: masked(phone, 3, 4),
  certificate_id: masked(number, 6, 4),
  certificate_type: '10',
});

function statusOf({ colour }: SimulatedPerson, world: SimulatedWorld) {
  const isOld = world.fault === 'stale' || world.fault === 'expired';
  return {
    risk_assessment_grade: gradeOf[colour],
    reason: '',
    guide: '',
    report_date: formatShanghaiTime(world.fault === 'future' ? writtenAt(world) : hoursAgo(world, 10)),
    report_valid_date: formatShanghaiTime(hoursAgo(world, isOld ? 1 : -14)),
    report_expired: world.fault === 'expired',
    certificate_token: 'simulated',
  };
}

const codeOf = (person: SimulatedPerson, world: SimulatedWorld) => ({
  code_content: simulatedCode('national', person),
  code_expire_time: formatShanghaiTime(hoursAgo(world, -0.1)),
});

/** The rule of the published interface document, over all that came but the signature. */
function isSigned(fields: Fields, { accounts, now }: SimulatedWorld): boolean {
  const { appId, secretKey } = accounts.national;
  const sent = [...fields].filter(([key]) => key !== 'sign');
  const isOld = Math.abs(Number(fields.get('timestamp')) - now) > requestMayBeOld;
  const isOwn = sameText(fields.get('appId'), appId) && sameText(fields.get('secretKey'), secretKey);
  return isOwn && !isOld && sameText(fields.get('sign'), digestOf(sent));
}

function digestOf(fields: readonly (readonly [string, string])[]): string {
  const lines = fields.map(([key, value]) => `${key}=${value}`).sort();
  return createHash('sha256').update(lines.join('&')).digest('hex').toUpperCase();
}

/** Signed replies are an agreement with the reseller: its fields, the request's timestamp and the secret. */
function envelope(
  fields: Fields,
  world: SimulatedWorld,
  errcode: number,
  data: object | null,
): SimulatedReply {
  const plain = { errcode, errmsg: errcode === 0 ? 'SUCCESS' : 'FAILED', data };
  if (!world.signed) return jsonReply(plain);
  const timestamp = fields.get('timestamp') ?? '';
  const secretKey = world.fault === 'forged' ? 'another' : world.accounts.national.secretKey;
  const own = Object.entries(data ?? {}).map(([key, value]) => [`data.${key}`, String(value)] as const);
  const sign = digestOf([
    ...own,
    ['errcode', String(errcode)],
    ['timestamp', timestamp],
    ['secretKey', secretKey],
  ]);
  return jsonReply({ ...plain, timestamp, sign });
}
