import { describe, expect, it } from 'vitest';
import { duty } from '../../test/builders.ts';
import type { Decision } from '../index.ts';
import { alarmsOf } from '../index.ts';

const denied: Decision = {
  outcome: 'denied',
  reasons: ['screening-temperature:too-high', 'health-status:yellow'],
  subject: null,
  notices: ['watch-list:listed'],
};
const alarms = (alarmOn: readonly string[], decision: Decision = denied) =>
  alarmsOf(duty({ alarmOn }), decision);

describe('the alarms of a decision', () => {
  it('follow whole reasons and whole classes', () => {
    expect(alarms(['health-status:yellow'])).toEqual(['health-status:yellow']);
    expect(alarms(['watch-list', 'screening-temperature', 'screening-temperature:too-high'])).toEqual([
      'watch-list:listed',
      'screening-temperature:too-high',
    ]);
    expect(alarms(['health-status:red', 'mask'])).toEqual([]);
  });

  it('follow a notice although the lane was opened', () => {
    const granted: Decision = { outcome: 'granted', subject: null, notices: ['watch-list:listed'] };
    expect(alarms(['watch-list'], granted)).toEqual(['watch-list:listed']);
  });

  it('take nobody who was not measured for feverish, unless the duty says so', () => {
    const away: Decision = { ...denied, reasons: ['screening-temperature:not-presented'], notices: [] };
    expect(alarms(['screening-temperature'], away)).toEqual([]);
    expect(alarms(['screening-temperature:not-presented'], away)).toEqual([
      'screening-temperature:not-presented',
    ]);
  });
});
