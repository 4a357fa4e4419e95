import { randomBytes } from 'node:crypto';
import { formatShanghaiTime } from '../../reply/shanghai-time.ts';
import { masked, maskedName, type SimulatedColour, type SimulatedPerson } from '../person.ts';
import {
  byCode,
  fieldsOf,
  hoursAgo,
  isExpired,
  jsonReply,
  type SimulatedShape,
  type SimulatedWorld,
  sameText,
  writtenAt,
} from '../world.ts';

const codes = { wrongSecret: 1_001, unknownTerminal: 1_012, noToken: 1_013, invalid: 2_002, expired: 2_003 };

const colourOf: Readonly<Record<SimulatedColour, string | number>> = {
  ...{ green: 'green', yellow: 'yellow', red: 'red', init: 'init', strange: 2 },
};

/** What terminals' own firmware calls: a token for each scan, and then the code. */
export const firmwareShape: SimulatedShape = ({ method, path, body }, world) => {
  if (method !== 'POST') return null;
  const fields = fieldsOf(body);
  if (path === '/api/hc/init') return init(fields, world);
  return path === '/api/hc/parseHealthyCode' ? parse(fields, world) : null;
};

type Fields = Readonly<Record<string, string>>;

function init({ etp_id, secret_key, sn }: Fields, { accounts, tokens }: SimulatedWorld) {
  const { enterpriseId, secretKey, serialNumber } = accounts.firmware;
  if (!sameText(etp_id, enterpriseId) || !sameText(secret_key, secretKey))
    return jsonReply({ code: codes.wrongSecret, msg: 'secret_key' });
  if (!sameText(sn, serialNumber)) return jsonReply({ code: codes.unknownTerminal, msg: 'sn' });
  const token = randomBytes(16).toString('hex');
  tokens.add(token);
  return jsonReply({ code: 0, msg: '', data: { token } });
}

function parse({ token, qrcode }: Fields, world: SimulatedWorld) {
  // Good for one scan.
  if (token === undefined || !world.tokens.delete(token))
    return jsonReply({ code: codes.noToken, msg: 'token' });
  const person = byCode(world, 'firmware', qrcode);
  if (person === undefined || person.code === 'invalid') return jsonReply({ code: codes.invalid, msg: '' });
  if (isExpired(world, person)) return jsonReply({ code: codes.expired, msg: '' });
  return jsonReply({ code: 0, msg: '', data: statusOf(person, world) });
}

function statusOf({ name, number, colour, test, doses }: SimulatedPerson, world: SimulatedWorld) {
  const lastDose = doses.at(-1);
  return {
    type: 2,
    name: maskedName(name),
    idNumber: masked(number, 6, 4),
    hsDateTime: test === null ? '' : formatShanghaiTime(hoursAgo(world, test.hoursAgo)),
    hsResult: test?.result ?? '',
    hsDateFlag: test === null ? '' : flagOf(test.hoursAgo),
    vaccine: String(doses.length),
    vaccineDate: lastDose === undefined ? '' : formatShanghaiTime(hoursAgo(world, lastDose.daysAgo * 24)),
    color: colourOf[colour],
    showTime: formatShanghaiTime(writtenAt(world)),
  };
}

const flagOf = (hours: number): string => String([24, 48, 72].find((limit) => hours <= limit) ?? '72greater');
