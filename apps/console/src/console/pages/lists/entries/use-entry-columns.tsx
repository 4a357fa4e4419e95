import type { PlatformEntryView } from '@vedette/contract/platform';
import type { TableColumnsType } from 'antd';
import { useFormat } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { ValidityText } from '../../../../parts/validity-text.tsx';
import { PageLink } from '../../../app/page-link.tsx';
import { useAccountName } from '../../../parts/use-account-name.ts';
import { useMay } from '../../../session/session-context.ts';
import { EntryActs } from './entry-acts.tsx';

export function useEntryColumns(): TableColumnsType<PlatformEntryView> {
  const t = useText();
  const format = useFormat();
  const accountName = useAccountName();
  const [mayChange, maySee] = [useMay('lists-change'), useMay('people-see')];
  return [
    {
      title: t(($) => $.platform.lists.person),
      render: (_, { person, name }) =>
        maySee ? (
          <PageLink to="people" search={{ person }}>
            {name}
          </PageLink>
        ) : (
          name
        ),
    },
    {
      title: t(($) => $.platform.lists.reason),
      render: (_, { reason }) => <div className="help-text">{reason}</div>,
    },
    {
      title: t(($) => $.platform.lists.validity),
      render: (_, { validFrom, validTo }) => <ValidityText from={validFrom} to={validTo} />,
    },
    { title: t(($) => $.platform.lists.owner), render: (_, { owner }) => accountName(owner) },
    {
      title: t(($) => $.platform.lists.added),
      className: 'number',
      render: (_, { addedAt }) => format.day(addedAt),
    },
    ...(mayChange
      ? [
          {
            title: t(($) => $.console.shell.word.actions),
            render: (_: unknown, entry: PlatformEntryView) => <EntryActs entry={entry} />,
          },
        ]
      : []),
  ];
}
