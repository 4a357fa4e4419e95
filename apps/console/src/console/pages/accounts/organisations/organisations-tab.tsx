import { type OrganisationView, organisationRoutes } from '@vedette/contract/platform';
import { Button, Table } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../../../api/use-answer.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Answered } from '../../../../parts/answered.tsx';
import { useMay } from '../../../session/session-context.ts';
import { OrganisationDialog } from './organisation-dialog.tsx';

interface Row extends OrganisationView {
  readonly children?: Row[];
}

/** Each below the one it belongs to. */
function rowsOf(all: readonly OrganisationView[], parent: string | null): Row[] {
  const known = new Set(all.map(({ id }) => id));
  return all
    .filter((each) => (each.parent !== null && known.has(each.parent) ? each.parent : null) === parent)
    .map((each) => {
      const children = rowsOf(all, each.id);
      return children.length === 0 ? each : { ...each, children };
    });
}

/** Organisations below each other, and the rules of each. */
export function OrganisationsTab() {
  const t = useText();
  const format = useFormat();
  const mayChange = useMay('organisations-change');
  const all = useAnswer(organisationRoutes.list, {});
  const [opened, setOpened] = useState<{ readonly of: OrganisationView; readonly isNew: boolean } | null>(
    null,
  );
  const rules = ({ askReason, exportNeedsTwo }: OrganisationView): string =>
    [
      ...(askReason ? [t(($) => $.platform.accounts.organisations.askReason)] : []),
      ...(exportNeedsTwo ? [t(($) => $.platform.accounts.organisations.exportNeedsTwo)] : []),
    ].join(' · ') || t(($) => $.platform.accounts.organisations.none);
  const acts = (of: OrganisationView) => (
    <span className="row">
      <Button size="small" onClick={() => setOpened({ of, isNew: false })}>
        {t(($) => $.console.shell.action.edit)}
      </Button>
      <Button size="small" onClick={() => setOpened({ of, isNew: true })}>
        {t(($) => $.platform.accounts.organisations.add)}
      </Button>
    </span>
  );
  return (
    <Answered query={all}>
      {(data) => (
        <>
          <Table<Row>
            size="middle"
            rowKey={({ id }) => id}
            dataSource={rowsOf(data, null)}
            pagination={false}
            scroll={{ x: 'max-content' }}
            expandable={{ defaultExpandAllRows: true }}
            columns={[
              { title: t(($) => $.platform.accounts.organisations.name), dataIndex: 'name' },
              { title: t(($) => $.platform.accounts.organisations.rules), render: (_, each) => rules(each) },
              {
                title: t(($) => $.console.shell.word.time),
                className: 'number',
                render: (_, { createdAt }) => format.day(createdAt),
              },
              ...(mayChange
                ? [
                    {
                      title: t(($) => $.console.shell.word.actions),
                      render: (_: unknown, each: Row) => acts(each),
                    },
                  ]
                : []),
            ]}
          />
          {opened !== null && <OrganisationDialog {...opened} onClose={() => setOpened(null)} />}
        </>
      )}
    </Answered>
  );
}
