import { codeIn, jsonHeaders, plainInMarkdown, type Robot } from './robot.ts';

/** WeCom (企业微信) group robot: the key stands in the address, messages are markdown of at most 4096 bytes. */
export const wecom: Robot = {
  hosts: ['qyapi.weixin.qq.com'],
  message: ({ title, lines, link }, { url }) => ({
    url,
    headers: jsonHeaders,
    body: JSON.stringify({
      msgtype: 'markdown',
      markdown: {
        content: [
          `**${plainInMarkdown(title)}**`,
          ...lines.map((line) => `> ${plainInMarkdown(line)}`),
          `[→](${link})`,
        ].join('\n'),
      },
    }),
  }),
  isTaken: (answer) => codeIn(answer, 'errcode') === 0,
};
