import { describe, expect, it } from 'vitest';
import { robotKinds, robots } from './index.ts';

const at = 1_600_000_000_123;
const secret = Buffer.from('SEC-of-this-robot');
const notice = {
  title: 'Red code @all [x](http://evil)',
  lines: ['North gate', 'Lane 1 <b>'],
  link: 'https://platform.example/console/alarms/7',
};
const urls = {
  wecom: new URL('https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k'),
  dingtalk: new URL('https://oapi.dingtalk.com/robot/send?access_token=t'),
  feishu: new URL('https://open.feishu.cn/open-apis/bot/v2/hook/h'),
};
const answered = (body: string, status = 200) => ({ kind: 'answered', status, body }) as const;

describe.each(robotKinds)('the robot of %s', (kind) => {
  const robot = robots[kind];

  it('lives at an address of its maker', () => {
    expect(robot.hosts).toContain(urls[kind].hostname);
  });

  it('tells title, lines and link', () => {
    const { body } = robot.message(notice, { url: urls[kind], secret: null }, at);
    for (const part of ['Red code', 'North gate', 'Lane 1', notice.link]) expect(body).toContain(part);
  });

  it('mentions nobody, and lets no name of a place become a link', () => {
    const body = JSON.parse(robot.message(notice, { url: urls[kind], secret: null }, at).body);
    expect(body).not.toHaveProperty('at');
    const markdown = String(body.markdown?.content ?? body.markdown?.text ?? '');
    expect(markdown.match(/(?<!\\)\[[^\]]*\]\(/g) ?? []).toHaveLength(markdown === '' ? 0 : 1);
    expect(markdown).not.toMatch(/(?<!\\)[@<]/);
  });

  it('hears a refusal that comes with status 200, and nonsense, as a refusal', () => {
    const refusals = [
      '{"errcode":310000}',
      '{"code":19021}',
      '',
      'null',
      '[]',
      '{"errcode":"0"}',
      '{"code":"0"}',
    ];
    for (const body of refusals) expect(robot.isTaken(answered(body))).toBe(false);
    expect(robot.isTaken(answered('{"errcode":0,"code":0}', 500))).toBe(false);
    expect(robot.isTaken({ kind: 'failed', fault: 'timed-out' })).toBe(false);
    expect(robot.isTaken(answered('{"errcode":0,"code":0}'))).toBe(true);
  });

  it('never puts the secret itself on the wire', () => {
    const { url, headers, body } = robot.message(notice, { url: urls[kind], secret }, at);
    expect(JSON.stringify([String(url), headers, body])).not.toContain('SEC-of-this-robot');
  });
});

// Made with the command line of OpenSSL, from the makers' descriptions.
it('signs for DingTalk in the query', () => {
  const { url } = robots.dingtalk.message(notice, { url: urls.dingtalk, secret }, at);
  expect(url.searchParams.get('timestamp')).toBe(String(at));
  expect(url.searchParams.get('sign')).toBe('k0Pzr5QeQmQKfETyJYrjuihMvoaKPRdT/TR4DuMHdxM=');
});

it('signs for Feishu in the body', () => {
  const { body } = robots.feishu.message(notice, { url: urls.feishu, secret }, at);
  expect(JSON.parse(body)).toMatchObject({
    timestamp: '1600000000',
    sign: 'A+m+Y7Eof+8OCLdsGoV6dzT+iRRGGCMYQQwyfyhZezQ=',
  });
});
