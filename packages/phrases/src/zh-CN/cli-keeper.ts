export const keeperHelp = {
  about: '为同一网络中的终端保管另一半密钥，终端断电重启后由此解锁',
  data: '保管的密钥与终端名单所在的文件夹',
  host: '监听地址；0.0.0.0 表示全部',
  port: '端口；0 表示任意',
  allow: '允许的终端：其公钥=名称；可给多个，长期有效',
};

export const keeperWords = {
  address: '保管地址：{{url}}',
  key: '保管方公钥：{{key}}',
  keepsFor: '已允许的终端：{{name}}',
  stop: '按 Ctrl-C 停止。',
};
