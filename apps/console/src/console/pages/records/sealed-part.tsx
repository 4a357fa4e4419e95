import { type PlatformRecordView, type RevealedFieldView, revealRoutes } from '@vedette/contract/platform';
import { Button } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../api/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useDutyWords } from '../../../parts/duty/use-duty-words.ts';
import { Facts } from '../../../parts/facts.tsx';
import { useObjectUrl } from '../../../parts/use-object-url.ts';
import { useMay } from '../../session/session-context.ts';

const addressOf = ({ site, occurredAt, id }: PlatformRecordView) => ({
  params: { site, at: occurredAt, id },
});

function useRevealedText(): (field: RevealedFieldView) => string {
  const t = useText();
  const words = useDutyWords();
  return (field) => {
    if (field.state === 'shown') return field.value;
    if (field.state !== 'not-allowed') return t(($) => $.platform.duties.reveal.state[field.state]);
    const roles =
      field.visibleTo.map(words.role).join(words.separator) || t(($) => $.platform.duties.reveal.nobody);
    return t(($) => $.platform.duties.reveal.state['not-allowed'], { roles });
  };
}

function Picture({ blob }: { readonly blob: Blob }) {
  const t = useText();
  const url = useObjectUrl(blob);
  return url === undefined ? null : (
    <img className="revealed-capture" src={url} alt={t(($) => $.platform.duties.reveal.captureAlt)} />
  );
}

/** What is sealed of a record, opened for this look when the duty lets the reader see it. */
export function SealedPart({ record }: { readonly record: PlatformRecordView }) {
  const t = useText();
  const mayReveal = useMay('records-reveal');
  const revealedText = useRevealedText();
  const [fields, setFields] = useState<readonly RevealedFieldView[] | null>(null);
  const [picture, setPicture] = useState<Blob | null>(null);
  const reveal = useAct(revealRoutes.reveal, { onDone: (found) => setFields(found.fields) });
  const capture = useAct(revealRoutes.capture, {
    onDone: (content: unknown) => content instanceof Blob && setPicture(content),
  });
  if (!record.hasBody) return <p className="quiet">{t(($) => $.platform.records.detail.nothing)}</p>;
  return (
    <div className="stack">
      <p className="quiet">{t(($) => $.platform.records.detail.closed)}</p>
      {fields?.length === 0 && <p>{t(($) => $.platform.duties.reveal.noFields)}</p>}
      {fields !== null && fields.length > 0 && (
        <Facts
          items={fields.map((field) => [t(($) => $.fields[field.field]), revealedText(field)] as const)}
        />
      )}
      {picture !== null && <Picture blob={picture} />}
      {mayReveal && (
        <div className="row">
          {fields === null && (
            <Button
              loading={reveal.isPending}
              onClick={() => reveal.mutate({ ...addressOf(record), body: {} })}
            >
              {t(($) => $.platform.duties.reveal.action)}
            </Button>
          )}
          {picture === null && (
            <Button loading={capture.isPending} onClick={() => capture.mutate(addressOf(record))}>
              {t(($) => $.platform.duties.reveal.capture)}
            </Button>
          )}
          <span className="quiet">{t(($) => $.platform.duties.reveal.lead)}</span>
        </div>
      )}
    </div>
  );
}
