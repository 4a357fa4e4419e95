export interface Greeting {
  readonly origin: string;
  readonly port: number;
  /** Null once the platform is claimed. */
  readonly code: string | null;
  readonly data: string;
  readonly keyFile: string;
  /** Null without one. */
  readonly voucher: string | null;
}

/** What is printed once everything runs. */
export function greeting({ origin, code, data, keyFile }: Greeting): string {
  return [
    '',
    '  哨兵 Vedette · platform 平台',
    '',
    `  Console 控制台     ${origin}/console/`,
    ...(code === null ? [] : [`  Code    首次代码   ${code}`]),
    '',
    `  Data    数据       ${data}`,
    `  Key     密钥       ${keyFile}`,
    '',
  ].join('\n');
}

/** The same for whoever started it, in one line. */
export function readyLine({ origin, port, code, voucher }: Greeting): string {
  return `vedette-ready ${JSON.stringify({ origin, port, console: `${origin}/console/`, code, voucher })}`;
}
