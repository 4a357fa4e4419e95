export const alarms = {
  help: 'Events that someone must see to. Acknowledging says you know and have acted; a note may be added. The duty says what raises an alarm; trouble with the device itself always does.',
  kind: 'Alarm',
  severity: { label: 'Severity', info: 'Notice', warning: 'Warning', critical: 'Critical' },
  filter: { open: 'Open', all: 'All' },
  acknowledge: 'Acknowledge',
  acknowledged: 'Acknowledged by {{by}}, {{at}}',
  title: 'Acknowledge alarm',
  note: 'What was done',
  notePlaceholder: 'For example: went to look, false reading of the sensor',
  done: 'Acknowledged',
  emptyOpen: 'No open alarms',
  record: 'Show the pass record',
};
