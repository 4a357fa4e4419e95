/** What a message outward says of an alarm: to a mailbox, or to the robot of a group. */
export const notices = {
  severity: { info: 'Notice', warning: 'Warning', critical: 'Critical' },
  what: {
    'alarm.raised': 'New alarm',
    'alarm.changed': 'Alarm changed',
    'alarm.escalated': 'Nobody took note: escalated',
    'alarm.cleared': 'Alarm cleared',
    'channel.test': 'Test message',
  },
  place: 'Place',
  time: 'Time',
  count: 'Times',
  test: 'You read this: the channel works.',
};
