/** What the doctor says of each thing it looks at, and what to do about it. */
export const cliDoctor = {
  state: { ok: '正常', warning: '注意', failed: '异常' },
  node: {
    title: '运行环境',
    ok: 'Node {{version}}',
    tooOld: 'Node {{version}} 过旧。请用 npx vedette 启动，或安装 Node 24。',
  },
  models: {
    title: '人脸模型',
    ok: '{{count}} 个模型，文件均与说明一致',
    missing: '缺少模型：{{names}}。请运行 npm run set-up。',
    changed: '模型文件与说明不一致：{{names}}。请删除这些文件后运行 npm run set-up。',
    optional: '缺少可选模型：{{names}}。需要时请运行 npm run set-up。',
  },
  key: {
    title: '数据密钥',
    ok: '{{path}}',
    none: '尚无密钥；首次启动时生成于 {{path}}。',
    missing: '有数据但缺少密钥文件 {{path}}。请放回密钥文件。',
    unsafe: '{{path}} 须在数据文件夹之外，且只有所有者可读写（chmod 600）。',
  },
  store: {
    title: '数据',
    ok: '完整；{{people}} 人，{{records}} 条记录',
    none: '{{path}} 中尚无数据；首次启动时生成。',
    busy: '终端正在运行，未检查。',
    damaged: '数据文件损坏。请不要继续写入，从备份恢复或联系维护人员。',
    keyWrong: '密钥与数据不匹配。请使用对应的密钥文件。',
    closed: '未能打开：缺少可用的密钥。',
    failed: '未能打开（{{code}}）。',
  },
  disk: {
    title: '磁盘',
    ok: '剩余 {{free}} GB',
    low: '仅剩 {{free}} GB。请清理空间。',
    full: '仅剩 {{free}} GB，新记录可能无法写入。请立即清理空间。',
  },
  pages: {
    title: '页面',
    ok: '已生成',
    missing: '尚未生成：{{names}}。请运行 npm start 或 npm run set-up。',
  },
  browser: {
    title: '测试用浏览器',
    ok: '{{path}}',
    missing: '没有找到 Chromium；只有测试需要它。npm test 会安装，或用 VEDETTE_CHROMIUM 指定。',
  },
};
