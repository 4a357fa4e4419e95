import type { Instant } from '@vedette/domain';
import { type AdapterQuestion, type Answer, askingPurpose, refused, type StatusAdapter } from '../adapter.ts';
import type { CheckOptions, ReportedSubject, StatusReport } from '../gateway.ts';
import { healthStatus } from '../reply/claims.ts';
import { GatewayFailure } from '../transport/failure.ts';
import type { Transport } from '../transport/transport.ts';
import type { ShanghaiConfig } from './config.ts';
import {
  type Facts,
  type Opened,
  open,
  readCityTests,
  readColour,
  readNationalTest,
  readScanned,
  readVaccinations,
} from './reply.ts';
import {
  cityTestInquiry,
  codeInquiry,
  colourInquiry,
  type Inquiry,
  inquiryRequest,
  nationalTestInquiry,
  vaccinationInquiry,
} from './request.ts';
import { AccessToken } from './token.ts';

type PersonQuestion = Extract<AdapterQuestion, { kind: 'person' }>;
type Ask = (inquiry: Inquiry, done: '0' | 200) => Promise<Opened>;

const nobody: ReportedSubject = { name: null, number: null, phone: null };

/** Shanghai: a code tells its colour and a masked person; a name and number tell tests and vaccinations too. */
export function shanghaiAdapter(config: ShanghaiConfig, transport: Transport): StatusAdapter {
  const token = new AccessToken(config, transport);
  const send = async (inquiry: Inquiry, done: '0' | 200, { at, signal }: CheckOptions): Promise<Opened> => {
    const { body } = await transport.send(inquiryRequest(inquiry, await token.get(at, signal)), signal);
    return open(body, done);
  };
  const asking =
    (options: CheckOptions): Ask =>
    async (inquiry, done) => {
      const opened = await send(inquiry, done, options);
      if (opened.kind !== 'token-expired') return opened;
      token.forget();
      return send(inquiry, done, options);
    };
  return {
    asks: { code: true, person: true },
    ask: (question, options) =>
      question.kind === 'code'
        ? askCode(asking(options), question)
        : askPerson(asking(options), question, config),
    close() {
      token.forget();
      transport.close();
    },
  };
}

async function askCode(ask: Ask, question: Extract<AdapterQuestion, { kind: 'code' }>): Promise<Answer> {
  const opened = await ask(codeInquiry(question), '0');
  if (opened.kind === 'unreadable') return refused('gateway-rejected');
  const scanned = readScanned(contentOf(opened));
  if (scanned === null) return refused('status-not-found');
  const claims = [healthStatus(scanned.colour, null)];
  return answer({ subject: scanned.subject, claims, ...untimed });
}

async function askPerson(ask: Ask, person: PersonQuestion, config: ShanghaiConfig): Promise<Answer> {
  // Asked first and alone: the token is fetched once, and nobody unknown costs three questions.
  const colour = readColour(contentOf(await ask(colourInquiry(person), '0')));
  if (colour === null) return refused('status-not-found');
  const found = (await Promise.all(factsOf(ask, person, config))).filter((facts) => facts !== null);
  if (found.some((facts) => !isAbout(facts, person))) return refused('holder-binding');
  const claims = [healthStatus(colour, null), ...found.flatMap((facts) => facts.claims)];
  return answer({ subject: nobody, claims, ...untimed });
}

function factsOf(
  ask: Ask,
  person: PersonQuestion,
  { tests, vaccinations }: ShanghaiConfig,
): readonly Promise<Facts | null>[] {
  const asked: Promise<Facts | null>[] = [];
  if (tests === 'national')
    asked.push(ask(nationalTestInquiry(person), 200).then((opened) => readNationalTest(contentOf(opened))));
  if (tests === 'city')
    asked.push(ask(cityTestInquiry(person), '0').then((opened) => readCityTests(contentOf(opened))));
  if (vaccinations)
    asked.push(ask(vaccinationInquiry(person), 200).then((opened) => readVaccinations(contentOf(opened))));
  return asked;
}

/** The gateway repeats whose facts these are. */
function isAbout({ number }: Facts, person: PersonQuestion): boolean {
  return number?.unwrap(askingPurpose) === person.number.unwrap(askingPurpose);
}

function contentOf(opened: Opened): unknown {
  if (opened.kind === 'content') return opened.data;
  throw new GatewayFailure(opened.kind === 'token-expired' ? 'not-authorised' : 'malformed');
}

const untimed: { readonly statedAt: Instant | null; readonly validUntil: Instant | null } = {
  statedAt: null,
  validUntil: null,
};
const answer = (report: StatusReport): Answer => ({ kind: 'report', report, repliedAt: null });
