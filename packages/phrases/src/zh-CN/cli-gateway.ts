export const gatewayHelp = {
  about: '健康码核验平台',
  simulate: '启动模拟核验平台，四种接口都能应答；按 Ctrl-C 停止',
  port: '端口；0 表示任选空闲端口',
  host: '监听地址；默认只有本机可达',
  shape: '只显示这一种接口的设置',
  fault: '让应答出现这种故障',
  rate: '出现故障的应答占百分之几',
  late: '应答推迟的毫秒数；未指定故障时即为推迟',
  signed: '能签名的接口对应答签名',
};

export const gatewayWords = {
  address: '模拟核验平台：{{url}}',
  settings: '在管理页面填入的设置（密钥只对本次运行有效）：',
  people: '可以查询的虚构人员及其码：',
  columns: { name: '姓名', number: '证件号码', colour: '颜色', code: '{{shape}} 的码' },
  states: { live: '有效', expired: '已过期', invalid: '无效' },
  stop: '按 Ctrl-C 停止。',
};
