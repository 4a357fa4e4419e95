import { expect, it } from 'vitest';
import { isStandingKind, severityOf, troubleKinds } from './severity.ts';

it('calls a danger critical, a question a notice, and what it does not know a warning', () => {
  expect(
    ['fire', 'health-status:red', 'help', 'health-status:yellow', 'never-heard-of'].map(severityOf),
  ).toEqual([...['critical', 'critical', 'info', 'warning', 'warning']]);
});

it('takes for standing only what has an end that somebody tells', () => {
  expect(troubleKinds.filter(isStandingKind)).toEqual([
    'device-offline',
    'record-gap',
    'storage-low',
    'clock-off',
    'capacity',
    'overstay',
  ]);
});
