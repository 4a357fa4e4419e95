export const alarms = {
  help: '需要有人处理的事件。确认表示您已知悉并处理；可附备注。哪些情形会告警，由勤务规定；设备自身的故障总会告警。',
  kind: '告警',
  severity: { label: '级别', info: '提示', warning: '警告', critical: '严重' },
  filter: { open: '未确认', all: '全部' },
  acknowledge: '确认',
  acknowledged: '{{by}} 于 {{at}} 确认',
  title: '确认告警',
  note: '处理情况',
  notePlaceholder: '例如：已到场查看，传感器误报',
  done: '已确认',
  emptyOpen: '没有未确认的告警',
  record: '查看通行记录',
};
