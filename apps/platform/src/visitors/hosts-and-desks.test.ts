import {
  otherSite,
  ourReach,
  personal,
  site,
  siteReach,
  somebody,
  theirReach,
  theirs,
} from '@vedette/store/test/platform/people-kit';
import { describe, expect, it } from 'vitest';
import { callerOf } from '../../test/people-app.ts';
import { at, openVisitorStand } from '../../test/visitor-kit.ts';

const stand = await openVisitorStand();
const { clock, stores, audit, ask, rule, desk, hostSignedIn, nobody, visitor, invited, own, messages } =
  stand;

describe('a host without an account', () => {
  it('gets a link, sees who asks for him with the number masked, and says yes by it once', async () => {
    await messages();
    const { id } = await invited();
    const [message] = await messages();
    const link = new URL(message?.link ?? '');
    expect([link.pathname, link.search]).toEqual(['/host', '']);
    const token = link.hash.slice(1);
    const seen = await nobody()('POST', '/api/host-visit', { token });
    expect(seen.body).toEqual({
      ...{
        site: 'Works',
        timeZone: 'Asia/Shanghai',
        purpose: 'Audit',
        name: 'Ann Guest',
        phone: '139****5678',
      },
      ...{ unit: 'Guest Ltd', phase: 'awaiting-approval', from: at(1), until: at(3), mayDecide: true },
    });
    const yes = await nobody()('POST', '/api/host-visit/decide', { token, decision: 'approve' });
    expect(yes.body).toMatchObject({ phase: 'approved', mayDecide: false });
    expect((await nobody()('POST', '/api/host-visit/decide', { token, decision: 'approve' })).status).toBe(
      403,
    );
    const no = await nobody()('POST', '/api/host-visit/decide', { token, decision: 'refuse' });
    expect(no.body.phase).toBe('refused');
    expect((await nobody()('POST', '/api/host-visit', { token })).status).toBe(404);
    expect((await own(token)).status).toBe(404);
    expect(audit.lines.filter(({ actor }) => actor === 'host').map(({ target }) => target)).toEqual(
      Array(3).fill(id),
    );
  });

  it('is not enough for a visitor whom a list may name', async () => {
    const listed = await stores.people.create(ourReach, somebody('Eve Watched', { kind: 'listed' }));
    const organisation = callerOf().organisation;
    const list = await stores.lists.create(ourReach, {
      ...{ organisation, kind: 'watch', name: 'Eyes', places: [site], by: 'account-1' },
    });
    const entry = {
      person: listed.id,
      reason: personal('known'),
      owner: 'a',
      validFrom: null,
      validTo: null,
    };
    await stores.lists.putEntry(ourReach, list.id, entry, 'a');
    const { id, visit } = await invited({ visitors: [visitor('EVE  watched')] });
    expect(visit).toMatchObject({ screening: 'possible', needed: ['host', 'approver'] });
    const first = await hostSignedIn()('POST', `/api/visits/${id}/approve`);
    expect(first.body.phase).toBe('awaiting-approval');
    expect((await hostSignedIn()('POST', `/api/visits/${id}/approve`)).status).toBe(403);
    expect((await desk()('POST', `/api/visits/${id}/approve`)).body.phase).toBe('approved');
    await stores.lists.remove(ourReach, list.id);
  });
});

describe('somebody uninvited', () => {
  async function opened() {
    const { body } = await desk()('POST', '/api/walk-in-desks', { site, name: 'Gate' });
    return { id: body.desk.id as string, token: body.token as string };
  }
  const asking = (token: string, change = {}) => ({
    ...{ token, host: '陈 立', purpose: 'Delivery', visitor: visitor('Wu Walk'), minutes: 60 },
    ...change,
  });

  it('asks for a host by name at a desk, follows it on a page of his own, and is let in by the host’s yes', async () => {
    const { token } = await opened();
    await messages();
    const place = await nobody()('POST', '/api/walk-in/place', { token });
    expect(place.body).toEqual({ site: 'Works', timeZone: 'Asia/Shanghai', isOpen: true, keep: '2d' });
    const { body } = await nobody()('POST', '/api/walk-in', asking(token));
    expect((await own(body.token)).body).toMatchObject({
      phase: 'awaiting-approval',
      data: { name: 'Wu Walk' },
    });
    const [message] = await messages();
    const hostToken = message?.link?.split('#')[1];
    await nobody()('POST', '/api/host-visit/decide', { token: hostToken, decision: 'approve' });
    expect((await own(body.token)).body).toMatchObject({ phase: 'arrived', hasPass: true });
  });

  it('learns nothing of who works there by trying names', async () => {
    const { token } = await opened();
    await stores.people.create(ourReach, somebody('Twin Name', { places: [site], unit: 'A' }));
    await stores.people.create(ourReach, somebody('Twin Name', { places: [site], unit: 'B' }));
    await stores.people.create(ourReach, somebody('Far Away', { places: [otherSite] }));
    const answers = [];
    for (const host of ['Nobody Here', 'Twin Name', 'Twin', '陈', 'Far Away', 'Ann Guest'])
      answers.push(await nobody()('POST', '/api/walk-in', asking(token, { host })));
    expect(new Set(answers.map(({ status, body }) => `${status} ${JSON.stringify(body)}`)).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 404, body: { at: 'host' } });
    const one = await nobody()('POST', '/api/walk-in', asking(token, { host: 'twin name', hostUnit: 'b' }));
    expect(one.status).toBe(200);
  });

  it('finds a desk that was closed, is over, or whose site receives nobody, shut', async () => {
    const { id, token } = await opened();
    await desk()('PUT', `/api/sites/${site}/visit-rule`, { ...rule, walkIn: false });
    expect((await nobody()('POST', '/api/walk-in/place', { token })).body.isOpen).toBe(false);
    expect((await nobody()('POST', '/api/walk-in', asking(token))).status).toBe(403);
    expect((await ask(callerOf({ reach: theirReach }))('DELETE', `/api/walk-in-desks/${id}`)).status).toBe(
      404,
    );
    expect((await desk()('GET', '/api/walk-in-desks')).body.map((one: { id: string }) => one.id)).toContain(
      id,
    );
    expect((await desk()('DELETE', `/api/walk-in-desks/${id}`)).status).toBe(204);
    expect((await nobody()('POST', '/api/walk-in/place', { token })).status).toBe(404);
    const other = await opened();
    clock.to(24 * 367);
    expect((await nobody()('POST', '/api/walk-in/place', { token: other.token })).status).toBe(404);
  });
});

describe('a badge', () => {
  it('is one printable page with a code to the visitor’s own page, and nothing that runs', async () => {
    const { id } = await invited({ visitors: [visitor('<b>&"Ann')] });
    const { body, headers } = await desk()('GET', `/api/visits/${id}/badge?language=en`);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(body).toContain('&lt;b&gt;&amp;&quot;Ann');
    expect(body).not.toMatch(/<script|<b>&|src=/);
    expect(body).toContain('<svg');
  });

  it.each(['王小明', 'W'.repeat(100), '长'.repeat(100)])(
    'is one card as a PDF, whatever he is called: %s',
    async (name) => {
      const { id } = await invited({ visitors: [{ ...visitor(name), unit: 'Guest '.repeat(16).trim() }] });
      const { status, body, headers } = await desk()('GET', `/api/visits/${id}/badge.pdf`);
      expect([status, headers.get('content-type')]).toEqual([200, 'application/pdf']);
      expect(body.match(/\/Type \/Page\b/g)).toHaveLength(1);
      expect(body).toMatch(/\/MediaBox \[0 0 243\.7\d* 153\.0\d*\]/);
      // Subsets of its fonts, not the 8 MB of each; and no name in what a queue of a printer shows.
      expect(body.length).toBeLessThan(200_000);
      expect(headers.get('content-disposition')).not.toContain(name);
    },
  );
});

describe('somebody of another organisation, of another site, or without the right', () => {
  it('finds no visit, decides on none, prints none and exports none', async () => {
    const { id } = await invited();
    const foreign = ask(callerOf({ account: 'mallory', organisation: theirs, reach: theirReach }));
    const elsewhere = ask(callerOf({ reach: { ...siteReach, places: [otherSite] } }));
    for (const caller of [foreign, elsewhere]) {
      for (const name of ['approve', 'refuse', 'cancel', 'arrive', 'admit', 'leave', 'pass'])
        expect((await caller('POST', `/api/visits/${id}/${name}`)).status).toBe(404);
      expect((await caller('GET', `/api/visits/${id}`)).status).toBe(404);
      expect((await caller('GET', `/api/visits/${id}/badge`)).status).toBe(404);
      expect((await caller('GET', `/api/visits/${id}/badge.pdf`)).status).toBe(404);
      expect((await caller('GET', '/api/visits')).body.items).toEqual([]);
      expect((await caller('GET', '/api/visits.csv')).body).not.toContain('Ann Guest');
      expect((await caller('PUT', `/api/sites/${site}/visit-rule`, rule)).status).toBe(404);
    }
    const blind = ask(callerOf({ permissions: new Set(['visitors-see']) }));
    expect((await blind('GET', `/api/visits/${id}`)).body.name).toBe('A** G****');
    for (const name of ['approve', 'refuse', 'cancel', 'arrive'])
      expect((await blind('POST', `/api/visits/${id}/${name}`)).status).toBe(403);
    expect((await ask(null)('GET', '/api/visits')).status).toBe(401);
  });

  it('opens nothing with a made up link, and is told no more than that', async () => {
    for (const token of ['A'.repeat(43), `${'A'.repeat(42)}-`]) expect((await own(token)).status).toBe(404);
    expect((await own('short')).status).toBe(400);
  });
});

describe('the log of visits', () => {
  it('leaves as CSV with formulas neutralised, and its reader on record', async () => {
    await invited({ visitors: [visitor('=HYPERLINK("x")')] });
    const { body, headers } = await desk()('GET', '/api/visits.csv?language=en');
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(body).toContain(`"'=HYPERLINK(""x"")"`);
    expect(audit.lines.map(({ action }) => action)).toEqual(expect.arrayContaining(['visits-export-begun']));
  });

  it('never holds a name, a number or a secret in the audit trail or in what hosts are told', async () => {
    await messages();
    const { token } = await invited();
    await own(token, '/correct', { data: { phone: '13800009999' } });
    const said = JSON.stringify([audit.lines, await messages()]);
    for (const secret of ['Ann', 'Guest', '13912345678', '13800009999', token])
      expect(said).not.toContain(secret);
  });
});
