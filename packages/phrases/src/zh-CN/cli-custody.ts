export const custodyHelp = {
  about: '由多人共同保管平台的密钥：凑齐规定人数的份额，平台才能启动',
  split: '生成份额：此后平台启动须由其中几人交出份额',
  join: '向正在等待的平台交出一份（从标准输入读取，不回显）',
  keyFile: '平台的密钥文件，见 VEDETTE_PLATFORM_KEY_FILE',
  shares: '共分几份',
  needed: '启动需要几份',
};

export const custodyWords = {
  split: '已分为 {{shares}} 份，启动需要任意 {{needed}} 份。以下每份只显示这一次：',
  keepApart: '每人抄下一份，分开保管，不要拍照或发送。少于所需份数则数据永远无法打开。',
  type: '请输入份额（不显示）：',
  missing: '已收下，还需 {{n}} 份。',
  enough: '已收下，份额已齐，平台正在启动。',
};

export const custodyErrors = {
  'too-many-needed': { title: '所需份数多于总份数', action: '请减少 --needed 或增加 --shares。' },
  'split-before': { title: '此前已经分过份额', action: '继续使用原有份额。' },
  'share-misread': { title: '这不是一份完整的份额', action: '请对照抄件逐字核对后重新输入。' },
  'share-known': { title: '这一份已经交过', action: '请由另一人交出另一份。' },
  'nobody-waits': { title: '没有平台在等待份额', action: '请先启动平台，并检查 --key-file。' },
};
