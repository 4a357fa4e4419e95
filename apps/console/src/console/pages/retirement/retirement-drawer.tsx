import { type RetirementDetailView, retirementRoutes } from '@vedette/contract/platform';
import { Alert, Drawer } from 'antd';
import { useAnswer } from '../../../api/use-answer.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answered } from '../../../parts/answered.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { PageLink } from '../../app/page-link.tsx';
import { Acts } from './acts.tsx';
import { Holdings } from './holdings.tsx';
import { Media } from './media.tsx';
import { PhaseTag } from './phase-tag.tsx';
import { ProgressBar } from './progress-bar.tsx';
import { Steps } from './steps.tsx';

function Overview({ retirement }: { readonly retirement: RetirementDetailView }) {
  const t = useText();
  const format = useFormat();
  const { reason, names, requestedBy, approvedBy, validatedBy, sharesDestroyedAt, certificate } = retirement;
  const name = (account: string | null) => (account === null ? '—' : (names[account] ?? account));
  return (
    <Facts
      items={[
        [t(($) => $.platform.retirement.column.reason), reason],
        [t(($) => $.platform.retirement.who.requested), name(requestedBy)],
        [t(($) => $.platform.retirement.who.approved), name(approvedBy)],
        [t(($) => $.platform.retirement.who.validated), name(validatedBy)],
        [
          t(($) => $.platform.retirement.unreadableSince),
          sharesDestroyedAt === null ? '—' : format.dateTime(sharesDestroyedAt),
        ],
        [
          t(($) => $.platform.retirement.certificate),
          certificate === null ? (
            '—'
          ) : (
            <PageLink key="certificate" to="certificates" search={{ certificate }}>
              {certificate.slice(0, 8)}
            </PageLink>
          ),
        ],
      ]}
    />
  );
}

/** One retirement: what was held, what was done and found, who decided, and what can be done next. */
export function RetirementDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useText();
  const one = useAnswer(retirementRoutes.get, { params: { id } }, { every: 3_000 });
  return (
    <Drawer
      open
      size="large"
      title={<span className="mono">{one.data?.device ?? ' '}</span>}
      extra={one.data !== undefined && <PhaseTag phase={one.data.phase} />}
      onClose={onClose}
    >
      <Answered query={one}>
        {(retirement) => (
          <div className="stack">
            <Alert
              type={retirement.failure === null ? 'info' : 'error'}
              title={t(($) => $.platform.retirement.means[retirement.phase])}
              description={retirement.failure?.reason}
            />
            <ProgressBar retirement={retirement} />
            <Acts retirement={retirement} />
            <Overview retirement={retirement} />
            <Holdings retirement={retirement} />
            <Media retirement={retirement} />
            <Steps retirement={retirement} />
          </div>
        )}
      </Answered>
    </Drawer>
  );
}
