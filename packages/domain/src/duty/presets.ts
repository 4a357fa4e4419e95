import type { DutyId, ListId } from '../ids.ts';
import type { Collection, Duty } from './duty.ts';

export type Processor = Duty['processor'];
export interface PresetOptions {
  readonly processor: Processor;
  /** A list whose members are refused; access control alone asks for it. */
  readonly denyList?: ListId | undefined;
}
export const presetNames = [
  'epidemic-2022',
  'access-control',
  'temperature-only',
  'attendance',
  'visitor-desk',
] as const;
export type PresetName = (typeof presetNames)[number];

const id = (name: PresetName): DutyId => name as DutyId;
const common = { version: 1, askReason: true, failMode: 'secure', openFor: '5s' } as const;

const kept = (
  why: string,
  maxKeep: Collection['maxKeep'],
  ...visibleTo: Collection['visibleTo']
): Collection => ({
  why,
  minKeep: '0d',
  maxKeep,
  visibleTo,
});

/** Epidemic screening as it was until 2022-12-07: a name and a phone number for tracing, 14 days. */
const epidemic = ({ processor }: PresetOptions): Duty => ({
  ...common,
  id: id('epidemic-2022'),
  title: { 'zh-CN': '防疫查验', en: 'Epidemic screening' },
  purpose: 'epidemic-control',
  basis: 'pipl-13-4',
  endsWith: 'notice/2022-12-07',
  processor,
  identify: {
    anyOf: ['face', 'id-document', 'health-code', 'pass', 'card'],
    whom: 'anyone',
    onIndeterminate: 'refer',
  },
  require: [
    { check: 'health-status', colour: 'green', onIndeterminate: 'refer' },
    { check: 'test', method: 'NAAT', within: '72h', result: 'not-detected' },
    { check: 'screening-temperature', below: 37.3 },
    { check: 'mask' },
    { check: 'subject-matches', on: ['face', 'id-document'], onIndeterminate: 'refer' },
  ],
  collect: {
    name: kept('疫情流调 · exposure tracing', '14d', 'tracer'),
    phone: kept('疫情流调 · exposure tracing', '14d', 'tracer'),
  },
  deviceOnly: ['face-reference'],
  alarmOn: ['health-status:red', 'health-status:yellow', 'screening-temperature', 'watch-list'],
});

/** An everyday door: who is enrolled enters, and who came in is known for a month. */
const accessControl = ({ processor, denyList }: PresetOptions): Duty => ({
  ...common,
  id: id('access-control'),
  title: { 'zh-CN': '门禁', en: 'Access control' },
  purpose: 'access-control',
  basis: 'pipl-13-2',
  processor,
  identify: { anyOf: ['face', 'card', 'pass'] },
  require: [
    { check: 'presentation-attack', challenge: 'on-doubt' },
    ...(denyList === undefined ? [] : [{ check: 'deny-list', list: denyList } as const]),
  ],
  collect: { name: kept('场所安全 · security of the premises', '30d', 'owner', 'manager', 'guard') },
  deviceOnly: ['face-reference'],
  alarmOn: ['presentation-attack:suspected', 'deny-list:listed'],
});

/** The first generation's job: a temperature, no name, nothing written down of anyone. */
const temperatureOnly = ({ processor }: PresetOptions): Duty => ({
  ...common,
  id: id('temperature-only'),
  title: { 'zh-CN': '测温', en: 'Temperature screening' },
  purpose: 'temperature-screening',
  basis: 'pipl-13-4',
  processor,
  require: [{ check: 'screening-temperature', below: 37.3, onIndeterminate: 'refer' }],
  collect: {},
  deviceOnly: [],
  alarmOn: ['screening-temperature:too-high'],
  askReason: false,
});

/** Punches of staff: the name for the month's account and one month to dispute it. */
const attendance = ({ processor }: PresetOptions): Duty => ({
  ...common,
  id: id('attendance'),
  title: { 'zh-CN': '考勤', en: 'Attendance' },
  purpose: 'attendance',
  basis: 'pipl-13-2',
  processor,
  identify: { anyOf: ['face', 'card', 'pass'] },
  require: [{ check: 'presentation-attack', challenge: 'on-doubt' }],
  collect: { name: kept('考勤核算 · working hours', '62d', 'owner', 'manager') },
  deviceOnly: ['face-reference'],
  alarmOn: ['presentation-attack:suspected'],
});

/** Visitors enter by the pass of their invitation or by their document; no face is asked of them. */
const visitorDesk = ({ processor }: PresetOptions): Duty => ({
  ...common,
  id: id('visitor-desk'),
  title: { 'zh-CN': '访客登记', en: 'Visitor desk' },
  purpose: 'visitor-registration',
  basis: 'pipl-13-1',
  processor,
  identify: { anyOf: ['pass', 'id-document'] },
  require: [],
  collect: {
    name: kept('在场人员登记 · who is in the building', '30d', 'owner', 'manager', 'guard'),
    phone: kept('紧急联络 · reaching a visitor in an emergency', '30d', 'owner', 'manager', 'guard'),
    organisation: kept('来访单位 · the firm the visitor speaks for', '30d', 'owner', 'manager', 'guard'),
  },
  deviceOnly: [],
  alarmOn: ['identify:no-longer-valid'],
});

/**
 * Complete duties to start from. The basis is a case of PIPL article 13: 1 consent, 2 a contract or
 * the management of staff, 4 a public health emergency.
 */
export const presets: { readonly [name in PresetName]: (options: PresetOptions) => Duty } = {
  'epidemic-2022': epidemic,
  'access-control': accessControl,
  'temperature-only': temperatureOnly,
  attendance,
  'visitor-desk': visitorDesk,
};

export function presetDuty(name: PresetName, options: PresetOptions): Duty {
  return presets[name](options);
}
