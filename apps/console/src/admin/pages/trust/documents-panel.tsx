import { PlusOutlined } from '@ant-design/icons';
import type { TrustSummary } from '@vedette/contract';
import { type TrustKind, trustKinds } from '@vedette/domain';
import { useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { EmptyNote } from '../../../parts/empty-note.tsx';
import { useMay } from '../../session/session-context.ts';
import { DocumentCard } from './document-card.tsx';
import { KindIcon } from './kind-icon.tsx';
import { TrustDialog } from './put/trust-dialog.tsx';

interface KindsProps {
  readonly kinds: readonly TrustKind[];
  /** Absent for whoever may only look. */
  readonly onPick?: ((kind: TrustKind) => void) | undefined;
}

function KindText({ kind }: { readonly kind: TrustKind }) {
  const t = useText();
  return (
    <>
      <KindIcon kind={kind} />
      <span>
        <strong>{t(($) => $.console.trust.kind[kind].name)}</strong>
        <br />
        <span className="quiet">{t(($) => $.console.trust.kind[kind].for)}</span>
      </span>
    </>
  );
}

/** What each kind is for; each is the way to add one. */
function Kinds({ kinds, onPick }: KindsProps) {
  const t = useText();
  return (
    <section aria-labelledby="more-to-trust">
      <h2 id="more-to-trust" className="section">
        {t(($) => $.console.trust.more)}
      </h2>
      <p className="quiet">{t(($) => $.console.trust.moreHelp)}</p>
      <ul className="plain-list kinds">
        {kinds.map((kind) => (
          <li key={kind}>
            {onPick === undefined ? (
              <div className="pick kind kind-still">
                <KindText kind={kind} />
              </div>
            ) : (
              <button type="button" className="pick kind" onClick={() => onPick(kind)}>
                <KindText kind={kind} />
                <PlusOutlined className="kind-add" aria-hidden />
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One list of kinds of card counts, so a second cannot be added. */
const offered = (documents: readonly TrustSummary[]): readonly TrustKind[] =>
  trustKinds.filter((kind) => kind !== 'card-formats' || documents.every((each) => each.kind !== kind));

export function DocumentsPanel({ documents }: { readonly documents: readonly TrustSummary[] }) {
  const t = useText();
  const mayChange = useMay('trust-change');
  const [adding, setAdding] = useState<TrustKind | null>(null);
  const inOrder = trustKinds.flatMap((kind) => documents.filter((each) => each.kind === kind));
  const taken = documents.map(({ id }) => id);
  return (
    <div className="stack stack-wide">
      <section aria-labelledby="trusted-now">
        <h2 id="trusted-now" className="section">
          {t(($) => $.console.trust.now)}
        </h2>
        {inOrder.length === 0 && <EmptyNote text={t(($) => $.console.trust.empty)} />}
        <ul className="plain-list grid">
          {inOrder.map((document) => (
            <li key={document.id}>
              <DocumentCard document={document} />
            </li>
          ))}
        </ul>
      </section>
      <Kinds kinds={offered(documents)} onPick={mayChange ? setAdding : undefined} />
      {adding !== null && (
        <TrustDialog kind={adding} replacing={null} taken={taken} onClose={() => setAdding(null)} />
      )}
    </div>
  );
}
