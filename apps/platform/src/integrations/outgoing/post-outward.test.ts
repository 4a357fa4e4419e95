import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isTarget, postOutward } from './post-outward.ts';
import { openReach } from './reach.ts';

const outer = openReach([]);
const withSelf = openReach(['127.0.0.0/8']);

async function serve(listener: RequestListener): Promise<URL> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`);
}

const post = (url: URL, reach = withSelf, deadline = 5_000) =>
  postOutward({ url, headers: { 'content-type': 'application/json' }, body: '{"a":1}' }, { reach, deadline });

describe('what may be reached', () => {
  it.each([
    ...['127.0.0.1', '10.1.2.3', '192.168.1.1', '172.16.0.9', '169.254.169.254', '100.64.0.1', '0.0.0.0'],
    ...['::1', '::', 'fe80::1', 'fc00::1', '::ffff:127.0.0.1', '::ffff:a9fe:a9fe', '64:ff9b::7f00:1'],
    ...[
      '2002:7f00:1::',
      '224.0.0.1',
      '255.255.255.255',
      '198.18.0.1',
      'ff02::1',
      '192.0.2.1',
      'nonsense',
      '',
    ],
  ])('is not %j', (address) => {
    expect(outer.mayReach(address)).toBe(false);
  });

  it('is the open Internet, and the networks that the operator names', () => {
    expect(['8.8.8.8', '2606:4700::1111'].map(outer.mayReach)).toEqual([true, true]);
    const named = openReach(['10.0.5.0/24', 'fd00:1::/32']);
    expect(['10.0.5.7', '10.0.6.7', 'fd00:1::5', 'fd00:2::5'].map(named.mayReach)).toEqual([
      ...[true, false, true, false],
    ]);
  });

  it('takes no network that is none', () => {
    expect(() => openReach(['10.0.0.0'])).toThrow(expect.objectContaining({ code: 'input-invalid' }));
  });
});

describe('an address that somebody typed in', () => {
  it.each([
    ...[
      'http://example.com/',
      'ftp://example.com/',
      'https://user:secret@example.com/',
      'file:///etc/passwd',
    ],
    ...[
      'https://127.0.0.1/',
      'https://[::1]/',
      'https://2130706433/',
      'https://0x7f.1/',
      'https://[::ffff:7f00:1]/',
    ],
  ])('is refused: %s', (address) => {
    expect(isTarget(new URL(address), outer)).toBe(false);
  });

  it('may be plain HTTP only in a network that was named, by its address', () => {
    expect(isTarget(new URL('http://127.0.0.1:8080/x'), withSelf)).toBe(true);
    expect(isTarget(new URL('http://localhost:8080/x'), withSelf)).toBe(false);
  });

  it('is judged again when its name has been looked up', async () => {
    const answer = await post(new URL('https://localhost:1/'), outer);
    expect(answer).toEqual({ kind: 'failed', fault: 'target-not-allowed' });
  });
});

describe('posting outward', () => {
  it('gives status and body of the answer', async () => {
    let got = '';
    const url = await serve((request, response) => {
      request.on('data', (part) => (got += part)).on('end', () => response.writeHead(202).end('taken'));
    });
    expect(await post(url)).toEqual({ kind: 'answered', status: 202, body: 'taken' });
    expect(got).toBe('{"a":1}');
  });

  it('does not follow a redirection', async () => {
    const url = await serve((_, response) =>
      response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end(),
    );
    expect(await post(url)).toMatchObject({ kind: 'answered', status: 307 });
  });

  it('gives up on a target that hangs, before and in the middle of its answer', async () => {
    const silent = await serve(() => {});
    expect(await post(silent, withSelf, 200)).toEqual({ kind: 'failed', fault: 'timed-out' });
    const slow = await serve((_, response) => void response.writeHead(200).write('a'));
    expect(await post(slow, withSelf, 200)).toEqual({ kind: 'failed', fault: 'timed-out' });
  });

  it('reads no more of an endless answer than it must', async () => {
    const url = await serve((_, response) => {
      const more = (): boolean => response.write('x'.repeat(65_536)) || !response.once('drain', more);
      more();
    });
    const answer = await post(url);
    expect(answer.kind === 'answered' && answer.body.length).toBe(16_384);
  });

  it('says that a target is not there, without repeating its address', async () => {
    const answer = await post(new URL('http://127.0.0.1:1/secret-in-the-path'));
    expect(answer).toEqual({ kind: 'failed', fault: 'not-reached' });
  });
});
