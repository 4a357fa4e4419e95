export const updateHelp = {
  about: '离线签发版本，供平台推送升级',
  newKeys: '生成离线保管的密钥：一把决定谁可签名，一把决定有哪些版本',
  root: '签发签名人名单：第一份，或接在 --previous 之后的一份',
  targets: '签发版本清单：在 --previous 的基础上加入 --add，去掉 --remove',
  pack: '把本仓库的源码和构建好的页面打包成一个版本',
  as: '版本号；不写则取仓库自己的版本',
  delivered: '终端交付时的 package-lock.json；软件包不同则拒绝打包',
  keys: 'root.pem 和 targets.pem 所在文件夹；不要放在平台上',
  onlineKey: '平台公钥，64 位十六进制，见控制台“升级”页',
  previous: '上一份已签文件',
  previousKeys: '签上一份的密钥所在文件夹，换密钥时用',
  add: '版本及其压缩包，如 1.2.3=release.zip；可给多个',
  remove: '不再列出的版本；可给多个',
  note: '更新说明，给推送升级的人看',
  days: '有效天数',
  out: '要写的文件；不会覆盖已有文件',
};

export const updateWords = {
  root: '已签发第 {{version}} 份根文件：{{out}}。请上传到平台，并随终端一起交付。',
};
