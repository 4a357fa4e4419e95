import { createHash } from 'node:crypto';
import { formatShanghaiTime } from '../../reply/shanghai-time.ts';
import { masked, maskedName, type SimulatedPerson } from '../person.ts';
import {
  byCode,
  byNumber,
  fieldsOf,
  hoursAgo,
  isExpired,
  jsonReply,
  type SimulatedReply,
  type SimulatedRequest,
  type SimulatedShape,
  type SimulatedWorld,
  sameText,
  writtenAt,
} from '../world.ts';
import { gradeOf } from './colours.ts';

/** `RetCode` values of this simulator; those of the real service are not public. */
export const guangdongErrors = { invalid: 5_002, expired: 5_003, notFound: 5_004 } as const;
export const guangdongPath = '/ebus/health-code';

const headersMayBeOld = 300;

/** A service on the bus: signed headers, a question, the fields of the province's device kits. */
export const guangdongShape: SimulatedShape = (request, world) => {
  if (request.method !== 'POST' || request.path !== guangdongPath) return null;
  if (!isSigned(request, world)) return { status: 401, headers: {}, body: '' };
  const { code, name, id } = fieldsOf(request.body);
  const person = code === undefined ? byNumber(world, name, id) : byCode(world, 'guangdong', code);
  if (person === undefined) return answer(request, world, { RetCode: guangdongErrors.notFound });
  if (code !== undefined && person.code === 'invalid')
    return answer(request, world, { RetCode: guangdongErrors.invalid });
  const isLate = isExpired(world, person) && (code !== undefined || world.fault === 'expired');
  return answer(request, world, isLate ? { RetCode: guangdongErrors.expired } : statusOf(person, world));
};

function statusOf(person: SimulatedPerson, world: SimulatedWorld) {
  const { name, number, colour, doses, test, cities } = person;
  const lastDose = doses.at(-1);
  return {
    RetCode: 0,
    name: maskedName(name),
    id: masked(number, 2, 2),
    status: gradeOf[colour],
    date: formatShanghaiTime(hoursAgo(world, 1)),
    vaccine: doses.length,
    vaccineDate: lastDose === undefined ? '' : formatShanghaiTime(hoursAgo(world, lastDose.daysAgo * 24)),
    stopOverCity: cities.join(','),
    nucleicAcid:
      test === null
        ? []
        : [{ checkTime: formatShanghaiTime(hoursAgo(world, test.hoursAgo)), checkResult: test.result }],
  };
}

function isSigned({ headers }: SimulatedRequest, { accounts, now }: SimulatedWorld): boolean {
  const { paasId, paasToken } = accounts.guangdong;
  const timestamp = headers['x-tif-timestamp'] ?? '';
  const nonce = headers['x-tif-nonce'] ?? '';
  const isOld = Math.abs(Number(timestamp) - now / 1_000) > headersMayBeOld;
  const isOwn = sameText(headers['x-tif-paasid'], paasId) && nonce !== '';
  return isOwn && !isOld && sameText(headers['x-tif-signature'], digestOf(timestamp, paasToken, nonce));
}

const digestOf = (timestamp: string, token: string, nonce: string): string =>
  createHash('sha256')
    .update(timestamp + token + nonce + timestamp)
    .digest('hex');

/** Signed as the bus signs what it forwards; the nonce is the asker's own. */
function answer({ headers }: SimulatedRequest, world: SimulatedWorld, fields: object): SimulatedReply {
  const seconds = String(Math.floor(writtenAt(world) / 1_000));
  const body = { ...fields, message: '', Timestamp: seconds };
  if (!world.signed) return jsonReply(body);
  const nonce = headers['x-tif-nonce'] ?? '';
  const token = world.fault === 'forged' ? 'another' : world.accounts.guangdong.paasToken;
  return jsonReply(body, {
    'x-tif-timestamp': seconds,
    'x-tif-nonce': nonce,
    // Upper case, as some of the bus's implementations write it.
    'x-tif-signature': digestOf(seconds, token, nonce).toUpperCase(),
  });
}
