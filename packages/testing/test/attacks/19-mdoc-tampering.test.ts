import { createPublicKey, verify } from 'node:crypto';
import { type CborTag, decodeCbor, encodeCbor } from '@vedette/credential';
import { now } from '@vedette/credential/test/sd-jwt-stand';
import { lane, stand } from '@vedette/credential/test/wallet-stand';
import { testKeyPair } from '@vedette/testing';
import { describe, expect, it } from 'vitest';
import { shows, type Variant } from '../stand/attack.ts';
import { shown } from '../stand/door.ts';
import { everyFormat } from '../stand/formats.ts';
import { anyCbor } from '../stand/lenient.ts';
import { deviceResponse, type MdocToPresent, mdocIssuer, nameSpace } from '../stand/mdoc.ts';

type Items = ReadonlyMap<string, unknown>;

/**
 * As often written: the issuer's signature over the security object is good, so whatever stands beside it is the
 * person's. No digest is compared, and nobody asks which phone answers which question, nor until when.
 */
function naive(response: Uint8Array): Items | null {
  const [document] = ((anyCbor(response) as Items).get('documents') ?? []) as readonly Items[];
  const issued = document?.get('issuerSigned') as Items;
  const [header, , payload, signature] = issued.get('issuerAuth') as readonly Uint8Array[];
  const signed = encodeCbor(['Signature1', header, new Uint8Array(0), payload]);
  const key = createPublicKey({ key: mdocIssuer.jwk, format: 'jwk' });
  if (!verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, signature ?? new Uint8Array(0)))
    return null;
  const items = (issued.get('nameSpaces') as ReadonlyMap<string, readonly CborTag[]>).get(nameSpace) ?? [];
  const read = items.map(({ contents }) => anyCbor(contents as Uint8Array) as Items);
  return new Map(read.map((item) => [String(item.get('elementIdentifier')), item.get('elementValue')]));
}

/** What the lane says to a wallet that answers its question with this. */
async function atTheLane(response: Uint8Array): Promise<unknown> {
  const { requests, ask } = stand();
  const { id, qrText } = await ask();
  const asked = new URL(qrText).searchParams;
  const [query] = (JSON.parse(asked.get('dcql_query') ?? '{}') as { credentials: { id: string }[] })
    .credentials;
  const token = JSON.stringify({ [query?.id ?? '']: [Buffer.from(response).toString('base64url')] });
  const body = new URLSearchParams({ state: asked.get('state') ?? '', vp_token: token }).toString();
  const answer = await requests.answer(id, body, now);
  return answer.ok ? 'taken' : answer;
}
const refusedByName = { ok: false, lane, refusal: 'format-unsupported', format: 'mso_mdoc' };

const adult = new Map<string, unknown>([
  ['family_name', 'Mustermann'],
  ['age_over_18', true],
]);
const child = new Map(adult).set('age_over_18', false);
const mdoc = (
  name: string,
  presented: Omit<MdocToPresent, 'question'> & { readonly question?: string },
): Variant => {
  const response = deviceResponse({ question: 'this one', ...presented });
  return {
    ...{ name, says: refusedByName },
    naive: () => naive(response)?.get('age_over_18') === true,
    ours: () => atTheLane(response),
  };
};

describe('attack 19: a mobile document that was tampered with', () => {
  shows([
    mdoc('an element that was changed after its digest was signed', { issued: child, presented: adult }),
    mdoc('an element that no digest was signed of', {
      issued: new Map([['family_name', 'Mustermann']]),
      presented: adult,
    }),
    mdoc('the answer of a friend’s phone', { presented: adult, deviceKey: testKeyPair().key }),
    mdoc('the answer to another question', { presented: adult, question: 'of another door' }),
    mdoc('a document that its issuer stands by no more', {
      presented: adult,
      validUntil: '2020-01-01T00:00:00Z',
    }),
    mdoc('an honest one: what is not verified in full is not taken at all', { presented: adult }),
  ]);

  it('is claimed by no format, whatever it comes through', () => {
    const response = deviceResponse({ presented: adult, question: 'this one' });
    const engagement = `mdoc:${Buffer.from(response).toString('base64url')}`;
    for (const { examiner } of everyFormat.filter(
      ({ format }) => format !== 'card' && format !== 'id-document',
    ))
      for (const medium of ['qr', 'openid4vp', 'manual'] as const)
        for (const content of [response, engagement, Buffer.from(response).toString('base64url')])
          expect(examiner.detect(shown(content, now, medium))).toBe(false);
  });

  it('is refused by name even where only its head arrives', async () => {
    expect(await atTheLane(Uint8Array.of(0xa0))).toEqual(refusedByName);
    expect(decodeCbor(Uint8Array.of(0xa0)).ok).toBe(true);
  });
});
