export const audit = {
  help: '谁在何时做了什么、查看了什么、理由是什么。每一行都与前一行用散列相连，改动任何一行都会被发现。这里不含个人信息的内容。',
  intact: '审计链完整',
  broken: '审计链被破坏：有行被改动或缺失，请立即查明',
  column: { time: '时间', by: '操作者', act: '行为', about: '对象', reason: '理由' },
  self: '终端自身',
  empty: '还没有审计记录',
  older: '更早的记录',
  filter: '筛选操作者、行为或对象',
};
