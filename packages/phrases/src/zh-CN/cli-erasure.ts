export const eraseHelp = {
  about: '在工作台上清除整个存储介质：介质自身的擦除、两遍随机覆写、逐字节读回核对。退出码 0 通过，1 未通过',
  target: '镜像文件或块设备；除此之外什么都不动',
  plan: '只说明将做什么、做不到什么，不动介质',
  serial: '块设备自报的序列号（或 CID），防止清错盘；用 --plan 查看',
  kit: '平台给出的检测包（JSON）：在介质上查找植入的标记',
  journal: '断电后继续用的进度文件，须放在别的介质上',
  hunt: '查找密钥最多用多少秒',
};

export const retireHelp = {
  about: '让一台已停止的终端就地退役：销毁密钥，覆写并核对数据文件。没有平台见证，不出证书',
  confirm: '再次写出数据文件夹，确认清除',
};

export const eraseWords = {
  medium: '介质',
  passes: '{{passes}} 遍随机覆写，{{bytes}} 字节，逐字节读回',
  readBack: '读回 {{bytes}} 字节，不符 {{different}}，无法读取 {{unreadable}}',
  stage: { erasing: '覆写', 'reading-back': '读回核对', hunting: '查找密钥' },
  grade: {
    purged: '已清除（Purge）：整个介质已覆写并逐字节核对。',
    cleared: '已清空（Clear）：能寻址到的部分已覆写并核对；以下部分没有触及。',
    failed: '清除未通过：不得转让，请重试或销毁介质。',
  },
  limits: {
    'spare-area-not-addressable': '闪存的备用区无法寻址',
    'free-space-not-cleared': '文件系统的空闲空间没有清除',
    'journal-not-cleared': '文件系统日志没有清除',
    'copy-on-write-file-system': '写时复制的文件系统：覆写落在别处，旧数据块仍在',
    'snapshots-not-seen': '看不到快照和其他副本',
    'no-block-erase-offered': '接口不提供块擦除',
    'hidden-areas-not-examined': '没有检查隐藏区（HPA、DCO）或其他分区',
    'read-through-cache': '读回可能来自缓存，而非介质',
    'virtual-medium': '虚拟介质：下面的实体介质不在此范围',
    'hunt-out-of-time': '查找密钥的时间用完，没有查遍',
    'no-canaries-planted': '没有植入标记可查',
    'no-samples-to-try': '没有密文样本可试',
    'memory-until-power-off': '断电之前内存中可能仍有内容',
  },
};

export const erasureErrors = {
  'no-medium': { title: '既不是镜像文件，也不是块设备', action: '请给出镜像文件或块设备的路径。' },
  'other-serial': { title: '没有写出这台设备的序列号', action: '请核对是不是这块盘，再加上所示选项。' },
  'not-confirmed': { title: '没有确认要清除的文件夹', action: '请用 --confirm 再次写出同一个文件夹。' },
};
