export interface Greeting {
  readonly kiosk: string;
  readonly admin: string;
  /** Null once the terminal is claimed. */
  readonly code: string | null;
  readonly data: string;
  readonly keyFile: string;
  readonly demo: boolean;
}

/** What `npm start` prints once everything runs. */
export function greeting({ kiosk, admin, code, data, keyFile, demo }: Greeting): string {
  const lines = [
    '',
    '  哨兵 Vedette',
    '',
    `  Kiosk   终端页面   ${kiosk}`,
    `  Admin   管理页面   ${admin}`,
    ...(code === null ? [] : [`  Code    首次代码   ${code}`]),
    '',
    `  Data    数据       ${data}`,
    `  Key     密钥       ${keyFile}`,
    ...(demo ? ['', '  Sample people are walking past lane 1.   示例人员正在经过 1 号通道。'] : []),
    '',
  ];
  return lines.join('\n');
}
