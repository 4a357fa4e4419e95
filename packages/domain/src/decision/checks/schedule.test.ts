import { describe, expect, it } from 'vitest';
import { context, officeHours, requiring, scheduleId, tuesday } from '../../../test/builders.ts';
import type { DecisionContext } from '../../index.ts';
import { decide } from '../../index.ts';
import { scheduleState } from '../../schedule/schedule-state.ts';

const door = requiring({ check: 'schedule', schedule: scheduleId });
const at = (change: Partial<DecisionContext>) =>
  decide(door, [], context({ schedules: new Map([[scheduleId, officeHours]]), ...change }));
const denied = (reason: string) => ({ outcome: 'denied', reasons: [reason] });
const sunday = { date: '2022-10-09', weekday: 7, minute: 540 } as const;

describe('the schedule check', () => {
  it('opens at the first minute and closes at the last', () => {
    expect(at({ local: { ...tuesday, minute: 480 } }).outcome).toBe('granted');
    expect(at({ local: { ...tuesday, minute: 479 } })).toMatchObject(denied('schedule:outside-hours'));
    expect(at({ local: { ...tuesday, minute: 1079 } }).outcome).toBe('granted');
    expect(at({ local: { ...tuesday, minute: 1080 } })).toMatchObject(denied('schedule:outside-hours'));
  });

  it('is closed on a Sunday, and open on one that is a make-up workday', () => {
    expect(at({ local: sunday })).toMatchObject(denied('schedule:outside-hours'));
    const holidays = new Map([[sunday.date, { kind: 'workday', as: 5 } as const]]);
    expect(at({ local: sunday, holidays }).outcome).toBe('granted');
    expect(scheduleState(officeHours, sunday, holidays)).toBe('open');
  });

  it('keeps the hours of a holiday, and says so when it refuses', () => {
    const holidays = new Map([[tuesday.date, { kind: 'holiday' } as const]]);
    expect(at({ holidays })).toMatchObject(denied('schedule:holiday'));
    expect(at({ holidays, local: { ...tuesday, minute: 600 } }).outcome).toBe('granted');
  });

  it('cannot tell from a schedule that is not there, nor by a clock that is doubtful', () => {
    expect(at({ schedules: new Map() })).toMatchObject(denied('schedule:unknown'));
    expect(at({ clock: 'doubtful' })).toMatchObject(denied('schedule:clock-doubtful'));
  });

  it('is closed on a weekday that does not exist', () => {
    expect(at({ local: { ...tuesday, weekday: 9 as 1 } })).toMatchObject(denied('schedule:outside-hours'));
  });
});
