import { createHmac } from 'node:crypto';
import { codeIn, jsonHeaders, type Robot, type RobotAddress } from './robot.ts';

/**
 * Feishu (飞书) and Lark custom robot: time in seconds, and the HMAC-SHA256 of nothing under `<time>\n<secret>`, in
 * the body.
 */
export const feishu: Robot = {
  hosts: ['open.feishu.cn', 'open.larksuite.com'],
  message: ({ title, lines, link }, address, at) => ({
    url: address.url,
    headers: jsonHeaders,
    body: JSON.stringify({
      ...signature(address, Math.floor(at / 1000)),
      msg_type: 'post',
      content: {
        post: {
          zh_cn: {
            title,
            content: [...lines.map((text) => [{ tag: 'text', text }]), [{ tag: 'a', text: '→', href: link }]],
          },
        },
      },
    }),
  }),
  isTaken: (answer) => codeIn(answer, 'code', 'StatusCode') === 0,
};

function signature({ secret }: RobotAddress, seconds: number) {
  if (secret === null) return {};
  const key = Buffer.concat([Buffer.from(`${seconds}\n`), secret]);
  return { timestamp: String(seconds), sign: createHmac('sha256', key).digest('base64') };
}
