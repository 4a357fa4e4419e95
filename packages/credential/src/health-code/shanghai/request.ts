import type { Personal } from '@vedette/domain';
import { type AdapterQuestion, askingPurpose, signingPurpose } from '../adapter.ts';
import type { GatewayRequest } from '../transport/transport.ts';

type CodeQuestion = Extract<AdapterQuestion, { kind: 'code' }>;
type PersonQuestion = Extract<AdapterQuestion, { kind: 'person' }>;

/** One interface of the gateway and what it is asked; the token is added when it is sent. */
export interface Inquiry {
  readonly path: string;
  readonly body: string;
}

const inquiry = (name: string, body: Readonly<Record<string, string>>): Inquiry => ({
  path: `/gateway/interface-${name}/getInfo`,
  body: JSON.stringify(body),
});

/** 随申码被扫 */
export const codeInquiry = ({ text }: CodeQuestion): Inquiry =>
  inquiry('sj-jkmjk', { data: text.unwrap(askingPurpose) });

/** 随申码, by name and number */
export const colourInquiry = ({ name, number }: PersonQuestion): Inquiry =>
  inquiry('sj-ssmjm', { XM: name.unwrap(askingPurpose), ZJHM: number.unwrap(askingPurpose) });

export const nationalTestInquiry = (person: PersonQuestion): Inquiry =>
  inquiry('gj-xgfy-hsjcsjfwjk', lowerCase(person));

/** Asked by the number alone. */
export const cityTestInquiry = ({ number }: PersonQuestion): Inquiry =>
  inquiry('sj-hsjcjgcx-sjgt', { sfzh: number.unwrap(askingPurpose) });

export const vaccinationInquiry = (person: PersonQuestion): Inquiry =>
  inquiry('gj-xgymjzxx', lowerCase(person));

const lowerCase = ({ name, number }: PersonQuestion) => ({
  xm: name.unwrap(askingPurpose),
  zjhm: number.unwrap(askingPurpose),
});

export const inquiryRequest = ({ path, body }: Inquiry, token: Personal<string>): GatewayRequest => ({
  method: 'POST',
  path,
  headers: {
    'content-type': 'application/json',
    access_token: token.unwrap(signingPurpose),
    authoritytype: '2',
    elementsVersion: '1.00',
  },
  body,
});
