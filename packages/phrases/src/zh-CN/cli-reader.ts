export const readerHelp = {
  about: '读卡器',
  installOsdp: '为 OSDP 读卡器设置专用密钥；须先停止终端，线路上不得有其他设备；此后读卡器只认此密钥',
  lane: '读卡器所在通道，同 terminal.json；有多个时必填',
  name: '读卡器名称，同 terminal.json；有多个时必填',
  key: '文件，内含读卡器已有密钥（来自其他控制器）的 32 位十六进制数字',
  seconds: '尝试多少秒；= 30',
};

export const readerWords = {
  installing: '正在设置密钥，最多 {{seconds}} 秒……',
  installed: '通道 {{lane}} 的读卡器 {{name}} 已有专用密钥，请重新启动终端。',
  notInstalled:
    '通道 {{lane}} 的读卡器 {{name}} 未接受密钥（{{link}}）。请检查线路、地址和速率；已有其他控制器密钥的读卡器须先恢复出厂设置。密钥没有丢失，可再次运行本命令。',
};

export const readerErrors = {
  'no-reader': {
    title: '没有这样的 OSDP 读卡器（带安全通道）',
    action: '请先写入 terminal.json；其中已有：',
  },
  'which-reader': { title: '有多个 OSDP 读卡器', action: '请指定其中一个：' },
  'no-reader-key': {
    title: '不是读卡器密钥',
    action: '文件内容应为 32 位十六进制数字，且不是出厂默认密钥。',
  },
};
