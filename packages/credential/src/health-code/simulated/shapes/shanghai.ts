import { randomBytes } from 'node:crypto';
import { compactShanghaiTime, formatShanghaiTime } from '../../reply/shanghai-time.ts';
import { masked, type SimulatedPerson } from '../person.ts';
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
} from '../world.ts';
import { gradeOf } from './colours.ts';

type Interface = (fields: Readonly<Record<string, string>>, world: SimulatedWorld) => SimulatedReply;

/** A token, and one interface for each kind of fact; JSON within JSON, as deep as the real ones. */
export const shanghaiShape: SimulatedShape = (request, world) => {
  const { method, path } = request;
  if (method === 'GET' && path === '/gateway/auth/accesstoken/create') return createToken(request, world);
  const [, name = ''] = /^\/gateway\/interface-([a-z-]+)\/getInfo$/.exec(path) ?? [];
  const known = interfaces.get(name);
  if (method !== 'POST' || known === undefined) return null;
  const { access_token: token = '', authoritytype, elementsversion } = request.headers;
  if (authoritytype !== '2' || elementsversion !== '1.00')
    return jsonReply({ code: 'GATEWAY0002', status: 400, msg: 'headers' });
  if (!world.tokens.has(token)) return jsonReply({ code: 'GATEWAY0006', status: 401, msg: 'access_token' });
  return known(fieldsOf(request.body), world);
};

function createToken({ query }: SimulatedRequest, { accounts, tokens }: SimulatedWorld): SimulatedReply {
  const { appId, appSecret } = accounts.shanghai;
  const isOwn =
    sameText(query.get('appId') ?? '', appId) && sameText(query.get('appSecret') ?? '', appSecret);
  if (!isOwn) return jsonReply({ code: 'GATEWAY0001', status: 401, msg: 'appSecret' });
  const token = randomBytes(16).toString('hex');
  tokens.add(token);
  return jsonReply({ access_token: token });
}

const scan: Interface = ({ data = '' }, world) => {
  const person = byCode(world, 'shanghai', data);
  if (!URL.canParse(data) || person?.code === 'invalid') return jsonReply(null);
  // The real gateway is not known to tell an old code from one that never was.
  if (person === undefined || isExpired(world, person))
    return jsonReply({ code: '0', data: '', message: '' });
  const { name, phone, number, colour } = person;
  const holder = { xm: name, phone: masked(phone, 3, 4), type: gradeOf[colour], zjhm: masked(number, 6, 4) };
  return jsonReply({
    code: '0',
    data: JSON.stringify({ ...holder, dzzz: '1', uuid: 'simulated' }),
    message: '',
  });
};

const colour: Interface = ({ XM, ZJHM }, world) => {
  const person = byNumber(world, XM, ZJHM);
  const isKnown = person !== undefined && world.fault !== 'expired';
  return jsonReply({
    code: '0',
    message: 'success',
    data: isKnown ? [{ type: gradeOf[person.colour] }] : [],
  });
};

const nationalTest: Interface = ({ xm, zjhm }, world) => {
  const person = byNumber(world, xm, zjhm);
  const test = person?.test ?? null;
  if (person === undefined || test === null) return national({});
  const { at, number } = testOf(person, test.hoursAgo, world);
  return national({ xm, zjhm: number, hsjcjg: test.result, hsjcsj: at, hsjcjgmc: '模拟检测机构' });
};

const cityTest: Interface = ({ sfzh }, world) => {
  const person = byNumber(world, undefined, sfzh);
  const test = person?.test ?? null;
  if (person === undefined || test === null) return jsonReply({ code: '0', message: '', data: [] });
  const { at, number } = testOf(person, test.hoursAgo, world);
  const result = test.result === '阴性' ? 1 : 2;
  const found = { name: person.name, card_no: number, card_type: '1', sample_date: at, nat_result: result };
  return jsonReply({ code: '0', message: 'success', data: [found] });
};

const vaccinations: Interface = ({ xm, zjhm }, world) => {
  const person = byNumber(world, xm, zjhm);
  if (person === undefined) return national('');
  const list = person.doses.map(({ product, daysAgo }, index) => ({
    ...{ ymmc: product, jc: String(index + 1), scqy: '02', jzd: '31' },
    jzrq: compactShanghaiTime(hoursAgo(world, daysAgo * 24)),
  }));
  return national(
    JSON.stringify({ xm, zjhm: aboutWhom(person, world), gazt: '01', jzxxlb: JSON.stringify(list) }),
  );
};

/** A forged answer is about somebody else: nothing else would show, because this shape signs nothing. */
const aboutWhom = ({ number }: SimulatedPerson, { fault, people }: SimulatedWorld): string =>
  (fault === 'forged' ? people.find((other) => other.number !== number)?.number : undefined) ?? number;

function testOf(person: SimulatedPerson, hours: number, world: SimulatedWorld) {
  const at = formatShanghaiTime(hoursAgo(world, world.fault === 'future' ? -1 : hours));
  return { at, number: aboutWhom(person, world) };
}

/** The national service's own reply, as text within the gateway's. */
const national = (data: unknown): SimulatedReply =>
  jsonReply({ code: 200, message: '', data: JSON.stringify({ code: '200', data, message: '查询成功！' }) });

const interfaces: ReadonlyMap<string, Interface> = new Map([
  ['sj-jkmjk', scan],
  ['sj-ssmjm', colour],
  ['gj-xgfy-hsjcsjfwjk', nationalTest],
  ['sj-hsjcjgcx-sjgt', cityTest],
  ['gj-xgymjzxx', vaccinations],
]);
