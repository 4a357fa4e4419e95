import { type VenueCodeView, venueCodeRoutes } from '@vedette/contract/platform';
import { Button, Dropdown, Form, Input, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../../api/use-act.ts';
import { useAnswer } from '../../../../api/use-answer.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Answered } from '../../../../parts/answered.tsx';
import { EmptyNote } from '../../../../parts/empty-note.tsx';
import { FormDialog } from '../../../../parts/form-dialog.tsx';
import { useRequired } from '../../../../parts/rules.ts';
import { useDownload } from '../../../../parts/use-download.ts';
import { useTell } from '../../../../parts/use-tell.ts';
import { useMay } from '../../../session/session-context.ts';
import { VerifyDialog } from './verify-dialog.tsx';

function IssueDialog({ place, onClose }: { readonly place: number; readonly onClose: () => void }) {
  const t = useText();
  const tell = useTell();
  const issue = useAct(venueCodeRoutes.issue, {
    isQuiet: true,
    refresh: [venueCodeRoutes.list],
    onDone: () => {
      tell.done(t(($) => $.platform.locations.code.issued));
      onClose();
    },
  });
  const submit = ({ label = '' }: { label?: string }): void =>
    issue.mutate({ params: { id: place }, body: { label: label.trim() === '' ? null : label } });
  return (
    <FormDialog<{ label?: string }>
      name="venue-code"
      title={t(($) => $.platform.locations.code.issue)}
      okText={t(($) => $.platform.locations.code.issue)}
      act={issue}
      onSubmit={submit}
      onClose={onClose}
    >
      <Form.Item name="label" label={t(($) => $.platform.locations.code.label)}>
        <Input autoFocus maxLength={60} placeholder={t(($) => $.platform.locations.code.labelPlaceholder)} />
      </Form.Item>
    </FormDialog>
  );
}

function RevokeDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useText();
  const tell = useTell();
  const required = useRequired();
  const revoke = useAct(venueCodeRoutes.revoke, {
    isQuiet: true,
    refresh: [venueCodeRoutes.list],
    onDone: () => {
      tell.done(t(($) => $.platform.locations.code.revoked));
      onClose();
    },
  });
  return (
    <FormDialog<{ reason: string }>
      name="revoke-code"
      title={t(($) => $.platform.locations.code.revoke)}
      okText={t(($) => $.platform.locations.code.revoke)}
      isDanger
      act={revoke}
      onSubmit={(body) => revoke.mutate({ params: { id }, body })}
      onClose={onClose}
    >
      <Form.Item name="reason" label={t(($) => $.platform.locations.code.revokeReason)} rules={[required]}>
        <Input autoFocus maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}

function Code({ code }: { readonly code: VenueCodeView }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const mayChange = useMay('locations-change');
  const [isRevoking, setRevoking] = useState(false);
  const { download, isBusy } = useDownload();
  const { id, label, createdAt, revokedAt } = code;
  const params = { id };
  const items = [
    {
      key: 'poster',
      label: t(($) => $.platform.locations.code.poster),
      onClick: () =>
        void download(
          venueCodeRoutes.poster,
          { params, query: { language: i18n.language } },
          'venue-code',
          'pdf',
        ),
    },
    {
      key: 'picture',
      label: t(($) => $.platform.locations.code.picture),
      onClick: () => void download(venueCodeRoutes.picture, { params }, 'venue-code', 'svg'),
    },
  ];
  return (
    <li className="spread list-line">
      <span>
        <strong>{label ?? '—'}</strong>
        <br />
        <span className="quiet">
          {t(($) => $.platform.locations.code.made, { at: format.dateTime(createdAt) })}
        </span>
      </span>
      {revokedAt === null ? (
        <span className="row">
          <Dropdown trigger={['click']} menu={{ items }}>
            <Button size="small" loading={isBusy}>
              {t(($) => $.console.shell.action.download)}
            </Button>
          </Dropdown>
          {mayChange && (
            <Button size="small" danger onClick={() => setRevoking(true)}>
              {t(($) => $.platform.locations.code.revoke)}
            </Button>
          )}
        </span>
      ) : (
        <Tag>{t(($) => $.platform.locations.code.revokedAt, { at: format.dateTime(revokedAt) })}</Tag>
      )}
      {isRevoking && <RevokeDialog id={id} onClose={() => setRevoking(false)} />}
    </li>
  );
}

/** Signed codes that hang at the doors of a place. */
export function CodesView({ place }: { readonly place: number }) {
  const t = useText();
  const mayChange = useMay('locations-change');
  const [opened, setOpened] = useState<'issue' | 'verify' | null>(null);
  const codes = useAnswer(venueCodeRoutes.list, { params: { id: place } });
  const close = (): void => setOpened(null);
  return (
    <div className="stack">
      <div className="row">
        {mayChange && (
          <Button type="primary" onClick={() => setOpened('issue')}>
            {t(($) => $.platform.locations.code.issue)}
          </Button>
        )}
        <Button onClick={() => setOpened('verify')}>{t(($) => $.platform.locations.code.verify)}</Button>
      </div>
      <Answered query={codes}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyNote text={t(($) => $.platform.locations.code.empty)} />
          ) : (
            <ul className="plain-list">
              {items.map((code) => (
                <Code key={code.id} code={code} />
              ))}
            </ul>
          )
        }
      </Answered>
      {opened === 'issue' && <IssueDialog place={place} onClose={close} />}
      {opened === 'verify' && <VerifyDialog onClose={close} />}
    </div>
  );
}
