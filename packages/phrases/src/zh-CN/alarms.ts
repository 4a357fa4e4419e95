import type { troubleKinds } from '@vedette/domain';

/** Troubles of a device or of the platform; an alarm may also bear a reason code, see `reasons`. */
export const alarms = {
  forced: '强行通过',
  'held-open': '门长时间未关',
  fire: '消防联动放行',
  storage: '存储异常',
  clock: '设备时间异常',
  camera: '摄像头异常',
  driver: '外接设备异常',
  help: '现场请求协助',
  'device-offline': '设备离线',
  'record-gap': '通行记录缺号',
  'storage-low': '存储空间不足',
  'clock-off': '设备时间偏差',
  'update-failed': '升级失败',
  'entries-set-aside': '有记录无法入库',
  capacity: '区域人数已满',
  overstay: '访客超时未离开',
} satisfies Record<(typeof troubleKinds)[number], string>;
