/** The page on a person's own phone. */
export const pass = {
  title: '通行码',
  language: 'English',
  empty: {
    title: '这部手机上还没有通行码',
    hint: '请打开您收到的链接，或在前台扫描领取码',
  },
  redeem: {
    working: '正在领取通行码…',
    retry: '重试',
    close: '知道了',
  },
  fault: {
    insecure: {
      title: '无法在此连接下保存通行码',
      hint: '浏览器只在安全连接（https）下生成密钥。请用 https 地址重新打开链接；如仍不行，请向前台索取纸质通行码',
    },
    storage: {
      title: '浏览器不允许保存通行码',
      hint: '请退出无痕模式后重新打开链接，或向前台索取纸质通行码',
    },
    refused: {
      title: '领取码无效',
      hint: '链接可能已被使用、已过期或不完整，请向发放人索取新的链接',
    },
    busy: { title: '请稍候再试', hint: '尝试次数过多，请过一会儿再试' },
    offline: { title: '无法连接终端', hint: '请连接现场网络后重试；领取码尚未使用' },
    answer: { title: '终端的答复无法识别', hint: '请重新打开页面；如仍不行，请联系前台' },
    signing: { title: '无法生成通行码', hint: '请重新打开页面；如仍不行，请向前台索取新的通行码' },
  },
  kind: { member: '会员通行码', visit: '访客通行码' },
  code: {
    label: '通行码，请对准扫码器',
    brightness: '请调高屏幕亮度，将通行码对准扫码器',
    next: '{{seconds}} 秒后更新',
    screenshot: '截图半分钟内失效，请直接出示本页',
  },
  validity: {
    from: '{{time}} 起有效',
    until: '有效期至 {{time}}',
    notYet: '尚未生效',
    expired: '已过期',
    expiredHint: '请向发放人索取新的通行码',
  },
  clock: {
    off: '手机时间与终端相差 {{seconds}} 秒，已临时校正。请在系统设置中打开自动设置时间',
  },
  list: { title: '我的通行码' },
  kept: {
    button: '本机保存了什么？',
    title: '本机保存的内容',
    text: '只有一把密钥和通行码本身，没有姓名、电话或证件号。密钥不能被导出，也不会离开这部手机。',
    offline: '没有网络时也可以出示。',
    install: '可在浏览器菜单中选择“添加到主屏幕”，方便下次打开。',
    close: '知道了',
  },
  remove: {
    button: '从本机删除',
    title: '删除这个通行码？',
    text: '密钥将一并删除，无法恢复；需要时只能重新领取。',
    confirm: '删除',
    cancel: '保留',
    done: '已删除',
  },
};
