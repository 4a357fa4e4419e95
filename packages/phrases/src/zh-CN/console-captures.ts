export const captures = {
  help: '勤务要求采集抓拍时，每次通行留下的照片。点击后才会取出并解密，每次查看都记入审计；到期自动销毁。',
  empty: '没有抓拍。现行勤务可能不采集抓拍照片。',
  show: '查看照片',
  showAll: '显示本页照片',
  expires: '{{at}} 销毁',
  record: '通行记录',
};
