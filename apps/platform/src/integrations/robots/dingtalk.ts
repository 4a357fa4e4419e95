import { createHmac } from 'node:crypto';
import { codeIn, jsonHeaders, plainInMarkdown, type Robot, type RobotAddress } from './robot.ts';

/** DingTalk (钉钉) custom robot: time and HMAC-SHA256 of `<time>\n<secret>` under the secret, in the query. */
export const dingtalk: Robot = {
  hosts: ['oapi.dingtalk.com'],
  message: ({ title, lines, link }, address, at) => ({
    url: signed(address, at),
    headers: jsonHeaders,
    body: JSON.stringify({
      msgtype: 'markdown',
      markdown: {
        title,
        text: [
          `#### ${plainInMarkdown(title)}`,
          ...lines.map((line) => `> ${plainInMarkdown(line)}`),
          `[→](${link})`,
        ].join('\n\n'),
      },
    }),
  }),
  isTaken: (answer) => codeIn(answer, 'errcode') === 0,
};

function signed({ url, secret }: RobotAddress, at: number): URL {
  if (secret === null) return url;
  const result = new URL(url);
  const text = Buffer.concat([Buffer.from(`${at}\n`), secret]);
  result.searchParams.set('timestamp', String(at));
  result.searchParams.set('sign', createHmac('sha256', secret).update(text).digest('base64'));
  return result;
}
