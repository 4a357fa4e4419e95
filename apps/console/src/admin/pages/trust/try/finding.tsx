import type { VerificationView } from '@vedette/contract';
import { Alert, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useFormat } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Facts } from '../../../../parts/facts.tsx';
import { claimFacts, claimTitle } from './claim-facts.ts';

interface Tried {
  readonly verification: VerificationView | null;
  readonly ms: number;
}

const tones = { verified: 'success', rejected: 'error', indeterminate: 'warning' } as const;

function Faults({ faults }: Pick<VerificationView, 'faults'>) {
  const t = useText();
  if (faults.length === 0) return null;
  return (
    <section>
      <h2 className="section">{t(($) => $.console.trying.faults)}</h2>
      <ul>
        {faults.map((fault) => (
          <li key={fault}>
            <strong>{t(($) => $.credentialFaults[fault].title)}</strong>{' '}
            {t(($) => $.credentialFaults[fault].action)}
          </li>
        ))}
      </ul>
    </section>
  );
}

type Issuer = NonNullable<VerificationView['issuer']>;

function useIssuerFacts(): (issuer: Issuer) => readonly (readonly [string, ReactNode])[] {
  const t = useText();
  const format = useFormat();
  return ({ keyId, trustList: list, trustListAt: at }) => [
    [
      t(($) => $.console.trying.field.key),
      <span key="key" className="mono">
        {keyId}
      </span>,
    ],
    [
      t(($) => $.console.trying.field.list),
      at === null ? list : t(($) => $.console.trying.listDated, { list, at: format.dateTime(at) }),
    ],
  ];
}

/** As the phrases have them, from the name on; what they do not have comes last. */
const inOrder = (fields: readonly string[], order: readonly string[]): readonly string[] => [
  ...order.filter((field) => fields.includes(field)),
  ...fields.filter((field) => !order.includes(field)),
];

function useSubjectText(): (fields: readonly string[]) => string {
  const t = useText();
  const words: Readonly<Record<string, string>> = t(($) => $.console.trying.subject, { returnObjects: true });
  return (fields) =>
    fields.length === 0
      ? t(($) => $.console.trying.noSubject)
      : inOrder(fields, Object.keys(words))
          .map((field) => words[field] ?? field)
          .join(t(($) => $.console.duty.separator));
}

function useFacts(view: VerificationView): readonly (readonly [string, ReactNode])[] {
  const t = useText();
  const format = useFormat();
  const issuerFacts = useIssuerFacts();
  const subjectText = useSubjectText();
  const { issuer, validity, subject } = view;
  const day = (at: number | null): string => (at === null ? '…' : format.dateTime(at));
  const isBounded = validity.notBefore !== null || validity.notAfter !== null;
  return [
    [t(($) => $.console.trying.field.format), t(($) => $.console.trying.format[view.format])],
    [t(($) => $.console.trying.field.issuer), issuer?.id ?? t(($) => $.console.trying.noIssuer)],
    ...(issuer === null ? [] : issuerFacts(issuer)),
    [
      t(($) => $.console.trying.field.validity),
      isBounded
        ? `${day(validity.notBefore)} – ${day(validity.notAfter)}`
        : t(($) => $.console.trying.noValidity),
    ],
    [t(($) => $.console.trying.field.subject), subjectText(subject)],
    [t(($) => $.console.trying.field.binding), t(($) => $.console.trying.binding[view.binding])],
    [t(($) => $.console.trying.field.freshness), t(($) => $.console.trying.freshness[view.freshness])],
  ];
}

function Claims({ claims }: Pick<VerificationView, 'claims'>) {
  const t = useText();
  const { dateTime } = useFormat();
  const words = t(($) => $.console.trying, { returnObjects: true });
  return (
    <section>
      <h2 className="section">{t(($) => $.console.trying.claims)}</h2>
      {claims.length === 0 && <Typography.Text>{t(($) => $.console.trying.noClaims)}</Typography.Text>}
      {claims.map((claim) => (
        <div key={JSON.stringify(claim)}>
          <h3>{claimTitle(claim, words)}</h3>
          <Facts items={claimFacts(claim, { words, dateTime })} />
        </div>
      ))}
    </section>
  );
}

function Verified({ view }: { readonly view: VerificationView }) {
  const t = useText();
  return (
    <>
      <Alert
        type={tones[view.outcome]}
        showIcon
        title={t(($) => $.console.trying.verdict[view.outcome])}
        description={t(($) => $.console.trying.verdictHelp[view.outcome])}
      />
      <Faults faults={view.faults} />
      <h2 className="section">{t(($) => $.console.trying.found)}</h2>
      <Facts items={useFacts(view)} />
      <Typography.Text type="secondary">{t(($) => $.console.trying.subjectNote)}</Typography.Text>
      <Claims claims={view.claims} />
    </>
  );
}

/** What a code came to: of its subject the fields, never their content. */
export function Finding({ tried: { verification, ms } }: { readonly tried: Tried }) {
  const t = useText();
  return (
    <section className="stack">
      {verification === null ? (
        <Alert
          type="warning"
          showIcon
          title={t(($) => $.console.trying.unclaimed)}
          description={t(($) => $.console.trying.unclaimedHelp)}
        />
      ) : (
        <Verified view={verification} />
      )}
      <Typography.Text type="secondary">
        {t(($) => $.console.trying.took, { ms })} · {t(($) => $.console.trying.nothingKept)}
      </Typography.Text>
    </section>
  );
}
