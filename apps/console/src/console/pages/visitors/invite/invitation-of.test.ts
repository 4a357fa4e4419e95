import { invitationInputSchema } from '@vedette/contract/platform';
import dayjs from 'dayjs';
import { expect, test } from 'vitest';
import { type InvitationFields, invitationOf } from './invitation-of.ts';

const common: Omit<InvitationFields, 'kind'> = {
  ...{ site: 3, purpose: ' 产线参观 ', entries: 'single' as const },
  visitors: [{ name: ' 赵六 ', phone: '', unit: '宏达物流' }],
};

test('a visit begins when the clock on the wall of the site says so', () => {
  const period = [dayjs('2026-12-01 09:00'), dayjs('2026-12-01 11:30')] as const;
  const made = invitationOf({ ...common, kind: 'once', period }, 'Asia/Shanghai');
  expect(made.time).toEqual({
    ...{ kind: 'once', from: Date.UTC(2026, 11, 1, 1), until: Date.UTC(2026, 11, 1, 3, 30) },
  });
  expect(invitationInputSchema.parse(made)).toEqual(made);
});

test('what was left empty of a visitor is not said', () => {
  const period = [dayjs(), dayjs().add(1, 'hour')] as const;
  const { visitors, purpose } = invitationOf({ ...common, kind: 'once', period }, 'UTC');
  expect(purpose).toBe('产线参观');
  expect(visitors).toEqual([{ name: '赵六', phone: null, mail: null, idNumber: null, unit: '宏达物流' }]);
});

test('a recurring visit is a rule of days, dates and minutes', () => {
  const dates = [dayjs('2026-12-01'), dayjs('2027-01-31')] as const;
  const start = dayjs('2026-12-01 08:30');
  const made = invitationOf(
    { ...common, kind: 'recurring', weekdays: [1, 3], dates, start, minutes: 90, escorts: [] },
    'Asia/Shanghai',
  );
  expect(made.time).toEqual({
    ...{ kind: 'recurring', weekdays: [1, 3], everyWeeks: 1, except: [], minutes: 90 },
    ...{ from: '2026-12-01', until: '2027-01-31', skipHolidays: true, startMinute: 510 },
  });
  expect(invitationInputSchema.parse(made)).toEqual(made);
});
