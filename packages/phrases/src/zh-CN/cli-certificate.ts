export const certificateHelp = {
  about: '数据清除证书',
  verify: '核验证书：签名、日志、见证人；不需要网络',
  show: '显示证书的全部内容，不作核验',
  files: '证书包；或 JWS 与 .tlog-proof 文件；也可附上密钥文件',
  keys: '您信任的密钥文件，每行一个：issuer、log、witness、quorum',
  exits: '退出码：0 有效，1 无效，2 完整但没有给出您信任的密钥，3 用法错误或文件不是证书。',
};

export const witnessHelp = {
  about: '为别家的公开日志作见证：只要日志只增不改，就联署其检查点',
  name: '见证人的名称，如 auditor.example；之后不能改',
  log: '要见证的日志的密钥（name+id+key）；可给多个',
  data: '见证人的密钥和所见状态所在的文件夹',
  host: '监听地址；0.0.0.0 表示全部',
  port: '端口；0 表示任意',
};

export const certificateWords = {
  giveKeys: '请用 --keys 给出您从别的渠道得到的密钥。',
  notVerified: '以下内容未经核验',
};

export const witnessWords = {
  address: '见证地址：{{url}}',
  key: '见证密钥：{{key}}',
  watches: '见证的日志：{{name}}',
  stop: '按 Ctrl-C 停止。',
};

export const certificateErrors = {
  'no-certificate': {
    title: '不是清除证书',
    action: '请给出证书包（.json），或 JWS 与 .tlog-proof 文件。',
  },
  'no-trust-keys': {
    title: '不是密钥文件',
    action: '每行一个密钥：issuer、log 或 witness，后接 name+id+key；可加 quorum N。',
  },
};
