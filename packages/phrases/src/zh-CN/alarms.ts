/** The device's own alarms; an alarm may also bear a reason code, see `reasons`. */
export const alarms = {
  forced: '强行通过',
  'held-open': '门长时间未关',
  fire: '消防联动放行',
  storage: '存储异常',
  clock: '设备时间异常',
  camera: '摄像头异常',
  driver: '外接设备异常',
  help: '现场请求协助',
};
