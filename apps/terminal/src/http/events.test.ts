import type { LiveEvent } from '@vedette/contract';
import { describe, expect, it } from 'vitest';
import { type Admin, bodyOf, codeOf, openAdmin } from '../../test/admin.ts';

const passage: LiveEvent = {
  ...{ type: 'passage', seq: 1, id: 'r1', at: 5, lane: 'lane-1', outcome: 'granted', reasons: [] },
};
const duty: LiveEvent = { type: 'duty', id: 'd', version: 3 };

async function readerOf(admin: Admin, role: 'guard' | 'tracer', cookie?: string) {
  const answer = await admin.ask('GET', '/api/events', { cookie: cookie ?? (await admin.cookieOf(role)) });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (reader === undefined) throw new Error('no stream');
  return { answer, reader };
}

describe('the event stream', () => {
  it('brings what happens, to whom it concerns', async () => {
    const admin = await openAdmin();
    const { answer, reader } = await readerOf(admin, 'tracer');
    expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect((await reader.read()).value).toBe('retry: 3000\n\n');
    const [lane] = admin.lanes.list();
    if (lane !== undefined) admin.deps.live.publish({ type: 'lane', lane });
    admin.deps.live.publish(passage);
    admin.deps.live.publish(duty);
    expect((await reader.read()).value).toBe(`event: passage\ndata: ${JSON.stringify(passage)}\n\n`);
    expect((await reader.read()).value).toBe(`event: duty\ndata: ${JSON.stringify(duty)}\n\n`);
    await reader.cancel();
  });

  it('lets no field out that an event does not declare', async () => {
    const admin = await openAdmin();
    const { reader } = await readerOf(admin, 'guard');
    await reader.read();
    admin.deps.live.publish({ ...duty, name: '张三' } as LiveEvent);
    expect((await reader.read()).value).not.toContain('张三');
    await reader.cancel();
  });

  it('shows that it lives, and ends with the session', async () => {
    const admin = await openAdmin({ heartbeat: 5 });
    const cookie = await admin.cookieOf('guard');
    const { reader } = await readerOf(admin, 'guard', cookie);
    await reader.read();
    expect((await reader.read()).value).toBe(': alive\n\n');
    await admin.ask('DELETE', '/api/session', { cookie });
    let last = await reader.read();
    while (!last.done) last = await reader.read();
    expect(last.done).toBe(true);
  });

  it('ends when the operator gets another role', async () => {
    const admin = await openAdmin({ heartbeat: 5 });
    const { reader } = await readerOf(admin, 'guard');
    await admin.store.operators.patch(admin.operatorOf('guard'), { role: 'auditor' });
    while (!(await reader.read()).done);
    expect(await reader.closed).toBeUndefined();
  });

  it('is open only so many times in one session, and again when one is closed', async () => {
    const admin = await openAdmin();
    const cookie = await admin.cookieOf('guard');
    const opened = [];
    for (let i = 0; i < 8; i++) opened.push(await readerOf(admin, 'guard', cookie));
    expect(await codeOf(await admin.ask('GET', '/api/events', { cookie }))).toBe('429 rate-limited');
    await opened[0]?.reader.cancel();
    const { answer, reader } = await readerOf(admin, 'guard', cookie);
    expect(answer.status).toBe(200);
    for (const each of [...opened.slice(1), { reader }]) await each.reader.cancel();
  });

  it('does not stay open behind a question for its head', async () => {
    const admin = await openAdmin();
    const cookie = await admin.cookieOf('guard');
    for (let i = 0; i < 20; i++)
      expect((await admin.ask('HEAD', '/api/events', { cookie })).status).toBe(200);
  });

  it('tells that an alarm was acknowledged, and not what was noted', async () => {
    const admin = await openAdmin();
    const { id } = await admin.store.alarms.raise({ kind: 'help' });
    const { reader } = await readerOf(admin, 'guard');
    await reader.read();
    const json = { note: '张三 13912345678' };
    const answer = await admin.as('guard', 'POST', `/api/alarms/${id}/acknowledgement`, { json });
    expect(await bodyOf(answer)).toMatchObject(json);
    const { value } = await reader.read();
    expect(value).toContain('"acknowledgedBy":"guard","note":null');
    await reader.cancel();
  });

  it('cuts a reader off who does not read, and keeps no more than its buffer', async () => {
    const admin = await openAdmin();
    const { reader } = await readerOf(admin, 'guard');
    for (let i = 0; i < 2000; i++) admin.deps.live.publish(duty);
    let read = 0;
    while (!(await reader.read()).done) read += 1;
    expect(read).toBeLessThan(400);
  });
});
