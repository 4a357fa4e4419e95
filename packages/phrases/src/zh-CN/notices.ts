/** What a message outward says of an alarm: to a mailbox, or to the robot of a group. */
export const notices = {
  severity: { info: '提示', warning: '警告', critical: '紧急' },
  what: {
    'alarm.raised': '新告警',
    'alarm.changed': '告警有变化',
    'alarm.escalated': '无人确认，已升级',
    'alarm.cleared': '告警已解除',
    'channel.test': '测试消息',
  },
  place: '位置',
  time: '时间',
  count: '次数',
  test: '收到这条消息，说明通道可用。',
};
