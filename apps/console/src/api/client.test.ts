import { routes } from '@vedette/contract';
import { ApiProblem, addressOf } from '@vedette/sdk';
import { describe, expect, test } from 'vitest';
import { openClient } from './client.ts';
import { openQuestion } from './question.ts';
import { openReasonKeeper } from './reason-keeper.ts';

type Answerer = (request: Request) => Response | Promise<Response>;

const problem = (status: number, code: string, more: object = {}): Response =>
  Response.json({ type: 'about:blank', title: code, status, code, ...more }, { status });

const person = {
  ...{ id: 'p1', name: '张三', phone: null, idNumber: null, organisation: null },
  ...{ validFrom: null, validTo: null, references: 1, lists: [], createdAt: 0 },
};

function open(answer: Answerer) {
  const requests: Request[] = [];
  const reasons = openReasonKeeper();
  const proofs = openQuestion<boolean>();
  let signedOut = 0;
  const call = openClient({
    reasons,
    proofs,
    onSignedOut: () => {
      signedOut += 1;
    },
    fetch: async (input, init) => {
      const request = new Request(`http://terminal${String(input)}`, init);
      requests.push(request);
      return answer(request);
    },
  });
  return { call, reasons, proofs, requests, signedOut: () => signedOut };
}

/** Asks for a reason until it has one. */
const curious: Answerer = (request) =>
  request.headers.has('vedette-reason')
    ? Response.json({ items: [person], next: null })
    : problem(428, 'reason-required');

describe('the address of a request', () => {
  test('has its parameters encoded and its empty filters left out', () => {
    const input = { params: { id: 'a b/c' }, query: { from: 5, lane: undefined, text: '' } };
    expect(addressOf({ path: '/api/x/{id}' }, input)).toBe('/api/x/a%20b%2Fc?from=5');
  });
});

describe('an answer', () => {
  test('is parsed by the route’s schema, so that a field nobody declared does not come through', async () => {
    const { call } = open(() => Response.json({ ...person, planted: 'secret' }));
    const got = await call(routes.people.get, { params: { id: 'p1' } });
    expect(got).toEqual(person);
  });

  test('of another shape is refused', async () => {
    const { call } = open(() => Response.json({ id: 1 }));
    await expect(call(routes.people.get, { params: { id: 'p1' } })).rejects.toMatchObject({
      code: 'answer-unreadable',
    });
  });

  test('of a file route is a blob', async () => {
    const { call } = open(() => new Response('a,b'));
    const file: unknown = await call(routes.people.exportCsv, {});
    expect(file).toBeInstanceOf(Blob);
  });

  test('of 204 is nothing', async () => {
    const { call } = open(() => new Response(null, { status: 204 }));
    expect(await call(routes.session.signOut, {})).toBeUndefined();
  });
});

describe('a refusal', () => {
  test('keeps its code, its figures and its places', async () => {
    const problems = [{ path: 'name', message: 'too long' }];
    const { call } = open(() => problem(429, 'locked-out', { values: { seconds: 9 }, problems }));
    const refusal = await call(routes.session.signIn, { body: { name: 'a', password: 'b' } }).catch(
      (cause: unknown) => cause,
    );
    expect(refusal).toBeInstanceOf(ApiProblem);
    expect(refusal).toMatchObject({ code: 'locked-out', values: { seconds: 9 }, problems });
  });

  test('without problem details is still a problem', async () => {
    const { call } = open(() => new Response('<html>', { status: 502 }));
    await expect(call(routes.duty.current, {})).rejects.toMatchObject({ code: 'answer-unreadable' });
  });

  test('for want of a session says so to the page', async () => {
    const { call, signedOut } = open(() => problem(401, 'not-signed-in'));
    await expect(call(routes.duty.current, {})).rejects.toMatchObject({ code: 'not-signed-in' });
    expect(signedOut()).toBe(1);
  });

  test('of the network is told apart from one of the terminal', async () => {
    const { call } = open(() => Promise.reject(new TypeError('Failed to fetch')));
    await expect(call(routes.duty.current, {})).rejects.toMatchObject({ code: 'unreachable' });
  });
});

describe('a reason', () => {
  test('is asked for once and then goes along, percent-encoded', async () => {
    const { call, reasons, requests } = open(curious);
    const answer = call(routes.people.list, {});
    await expect.poll(reasons.isAsking).toBe(true);
    reasons.answer('核对投诉');
    await expect(answer).resolves.toMatchObject({ items: [{ id: 'p1' }] });
    await call(routes.people.list, {});
    expect(requests.map((each) => each.headers.get('vedette-reason'))).toEqual([
      null,
      encodeURIComponent('核对投诉'),
      encodeURIComponent('核对投诉'),
    ]);
  });

  test('asked for by two requests at once is asked of the operator once', async () => {
    const { call, reasons } = open(curious);
    const both = Promise.all([call(routes.people.list, {}), call(routes.records.search, {}).catch(() => 0)]);
    await expect.poll(reasons.isAsking).toBe(true);
    reasons.answer('why');
    await both;
    expect(reasons.recent()).toEqual(['why']);
  });

  test('refused by the operator leaves the terminal’s refusal standing', async () => {
    const { call, reasons } = open(curious);
    const answer = call(routes.people.list, {}).catch((cause: unknown) => cause);
    await expect.poll(reasons.isAsking).toBe(true);
    reasons.answer(null);
    expect(await answer).toMatchObject({ code: 'reason-required' });
  });

  test('never goes along where the route does not take one', async () => {
    const { call, reasons, requests } = open(() => new Response(null, { status: 204 }));
    reasons.answer('why');
    await call(routes.session.signOut, {});
    expect(requests[0]?.headers.has('vedette-reason')).toBe(false);
  });
});

describe('a request that wants to know once more who it is', () => {
  const guarded: () => Answerer = () => {
    let proven = false;
    return () => {
      if (proven) return new Response(null, { status: 204 });
      proven = true;
      return problem(403, 'step-up-required');
    };
  };

  test('is repeated when that was proven', async () => {
    const { call, proofs, requests } = open(guarded());
    const answer = call(routes.session.signOut, {});
    await expect.poll(proofs.isAsking).toBe(true);
    proofs.answer(true);
    await answer;
    expect(requests).toHaveLength(2);
  });

  test('stands refused when it was not', async () => {
    const { call, proofs, requests } = open(guarded());
    const answer = call(routes.session.signOut, {}).catch((cause: unknown) => cause);
    await expect.poll(proofs.isAsking).toBe(true);
    proofs.answer(false);
    expect(await answer).toMatchObject({ code: 'step-up-required' });
    expect(requests).toHaveLength(1);
  });
});

test('an upload is sent as it is, with its own type', async () => {
  const reference = { id: 'r', model: 'm', quality: 1, addedAt: 0 };
  const { call, requests } = open(() => Response.json(reference));
  const body = new Blob([new Uint8Array([1, 2, 3])], { type: 'image/png' });
  await call(routes.people.enrol, { params: { id: 'p1' }, query: { allowDuplicate: true }, body });
  expect(requests[0]?.url).toBe('http://terminal/api/people/p1/references?allowDuplicate=true');
  expect(requests[0]?.headers.get('content-type')).toBe('image/png');
  expect(new Uint8Array((await requests[0]?.arrayBuffer()) ?? [])).toEqual(new Uint8Array([1, 2, 3]));
});
