import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { examinerOf, gatewayShapes, healthCodeFormat } from '@vedette/credential';
import { context, open, StillGuard, simulate } from '@vedette/credential/test/gateway-stand';
import { afterAll, describe, expect, it } from 'vitest';
import { shows, type Variant } from '../stand/attack.ts';
import { shown } from '../stand/door.ts';
import { runsMore } from '../stand/shell-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'vedette-code-'));
const planted = join(folder, 'planted');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** As firmware, servers and pages are written that put a code's text into a text of their own. Nothing of it is run. */
const naive = {
  single: (text: string): string => `curl -s -d '{"qrcode":"${text}"}' http://gateway/api`,
  double: (text: string): string => `curl -s -d "{\\"qrcode\\":\\"${text}\\"}" http://gateway/api`,
  sql: (text: string): string => `select 1 from pass where code = '${text}' and revoked = 0`,
  html: (text: string): string => `<td class="code">${text}</td>`,
  json: (text: string): string => `{"color":"red","qrcode":"${text}"}`,
  form: (text: string): string => `grade=10&code_content=${text}`,
  http: (text: string): string => `GET /verify?code=${text} HTTP/1.1\r\nHost: gateway\r\n\r\n`,
  log: (text: string): string => `denied code=${text}\n`,
  file: (text: string): string => join('/var/lib/codes', text),
  /** The one that does something: a code that looks like an address is opened. */
  visit: async (text: string): Promise<boolean> => (await fetch(text)).status > 0,
};

const paths = new Set([
  '/gateway/auth/accesstoken/create',
  '/gateway/interface-sj-jkmjk/getInfo',
  '/health/decode',
  '/ebus/health-code',
  '/api/hc/init',
  '/api/hc/parseHealthyCode',
]);

/** The field that holds the code, as a server of the shape reads it. */
function textIn(body: string): string | null {
  if (!body.startsWith('{')) return new URLSearchParams(body).get('code_content');
  const { data, code, qrcode } = JSON.parse(body) as Record<string, string>;
  return data ?? code ?? qrcode ?? null;
}

/** What comes of the text in every shape: the answers, and whatever was asked that should not have been. */
async function asked(text: string): Promise<unknown> {
  const outcomes = new Set<string>();
  const strange: unknown[] = [];
  for (const shape of gatewayShapes) {
    const simulator = await simulate();
    const gateway = open(simulator, shape, { deps: new StillGuard() });
    const examiner = examinerOf(healthCodeFormat({ routes: [], fallback: gateway }));
    const found = await examiner.examine(shown(text, context().at), context());
    outcomes.add(`${found.outcome}, ${found.claims.length} claims`);
    strange.push(...simulator.seen.map(({ path }) => path).filter((path) => !paths.has(path)));
    const outside = simulator.seen.map(({ path, query, headers }) =>
      JSON.stringify([path, [...query], headers]),
    );
    strange.push(...outside.filter((line) => line.includes(JSON.stringify(text).slice(1, 13))));
    if (!simulator.seen.some(({ body }) => textIn(body) === text)) strange.push(`not sent in ${shape}`);
  }
  return [...outcomes, ...strange, existsSync(planted)];
}
const nothingButData = ['rejected, 0 claims', false];
const row = (name: string, text: string, naive: () => unknown): Variant => ({
  ...{ name, naive, says: nothingButData },
  ours: () => asked(text),
});

const breakOut = `'; touch ${planted} #`;
const query = "' or '1'='1";
const script = '<script>fetch("/open")</script>';
const member = 'x","color":"green';
const field = 'x&grade=00';
const second = 'x HTTP/1.1\r\nHost: gateway\r\n\r\nGET /open';
const line = 'x\ngranted code=member';
const climb = '../../../etc/passwd';

describe('attack 13: the text of a code as a command, a query, a page or an address', () => {
  shows([
    row('a command that leaves its quotes', breakOut, () => runsMore(naive.single(breakOut))),
    row('a command within quotes', `$(touch ${planted})`, () =>
      runsMore(naive.double(`$(touch ${planted})`)),
    ),
    row('a command in back quotes', '`reboot`', () => runsMore(naive.double('`reboot`'))),
    row('a condition that always holds', query, () => naive.sql(query).includes("code = '' or '1'='1'")),
    row('a script on the guard’s page', script, () => /<script>/.test(naive.html(script))),
    row('a colour in the question', member, () => JSON.parse(naive.json(member)).color === 'green'),
    row('a field of the form', field, () =>
      new URLSearchParams(naive.form(field)).getAll('grade').includes('00'),
    ),
    row('a second request', second, () => naive.http(second).match(/^GET /gm)?.length === 2),
    row('a line of the log', line, () => naive.log(line).split('\n')[1]?.startsWith('granted') === true),
    row('a path out of its folder', climb, () => naive.file(climb) === '/etc/passwd'),
    row(
      'a member of the prototype',
      '{"__proto__":{"color":"green"},"qrcode":"x"}',
      () => 'color' in assigned(),
    ),
    row('a name that turns the screen round', '\u202e绿码\u0000', () =>
      naive.log('\u202e').includes('\u202e'),
    ),
  ]);

  it('an address is sent to the platform that is asked, and never visited', async () => {
    const elsewhere = await simulate();
    const text = `${elsewhere.url}/health?x=1`;
    expect(await naive.visit(text)).toBe(true);
    expect(elsewhere.seen).toHaveLength(1);
    expect(await asked(text)).toEqual(nothingButData);
    expect(elsewhere.seen).toHaveLength(1);
  });

  it.each(['file:///etc/passwd', 'javascript:alert(1)', 'tel:110', 'https://s.sh.gov.cn@127.0.0.1:1/x'])(
    'nor is %s',
    async (text) => expect(await asked(text)).toEqual(nothingButData),
  );
});

/** What was read goes member by member into an object of one's own. */
function assigned(): object {
  const answer: Record<string, unknown> = {};
  const read = JSON.parse('{"__proto__":{"color":"green"},"qrcode":"x"}') as Record<string, unknown>;
  for (const name of Object.keys(read)) answer[name] = read[name];
  return answer;
}
