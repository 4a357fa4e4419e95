import {
  type DecisionContext,
  type Duty,
  type DutyId,
  decide,
  type Facts,
  instant,
  type PersonId,
} from '@vedette/domain';

/** Access control by face, with a second factor's place taken by a site that has calibrated. */
const duty: Duty = {
  id: 'bench' as DutyId,
  version: 1,
  title: { 'zh-CN': '通行', en: 'Access' },
  purpose: 'access-control',
  basis: 'pipl-13-1',
  processor: { name: 'Bench', contact: 'none' },
  identify: { anyOf: ['face', 'card'] },
  require: [{ check: 'presentation-attack', challenge: 'never' }],
  collect: {},
  deviceOnly: ['face-reference'],
  alarmOn: [],
  failMode: 'secure',
  askReason: false,
  openFor: '5s',
};

/** A lane without lists, schedules or areas, of which these people are enrolled. */
export const contextFor = (enrolled: ReadonlySet<PersonId>): DecisionContext => ({
  at: instant(0),
  local: { date: '2026-01-05', weekday: 1, minute: 540 },
  clock: 'trusted',
  final: true,
  lists: new Map(),
  schedules: new Map(),
  holidays: new Map(),
  areas: new Map(),
  standing: (subject) => (enrolled.has(subject) ? 'enrolled' : 'removed'),
});

/** Whether the lane would open for these facts. */
export const opens = (facts: Facts, enrolled: ReadonlySet<PersonId>): boolean =>
  decide(duty, facts, contextFor(enrolled)).outcome === 'granted';
