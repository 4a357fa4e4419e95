import type { InvitationView } from '@vedette/contract/platform';
import { Alert, Button, Modal, Typography } from 'antd';
import { useFormat } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';

interface LinksDialogProps {
  readonly invitation: InvitationView;
  readonly onClose: () => void;
}

/** The visitors' links, which nobody can be shown again: they do not go by a click beside them. */
export function LinksDialog({ invitation: { visits, links }, onClose }: LinksDialogProps) {
  const t = useText();
  const format = useFormat();
  const titleOf = (id: string): string => {
    const visit = visits.find((each) => each.id === id);
    return visit === undefined ? '' : `${visit.name ?? ''} · ${format.dateTime(visit.from)}`;
  };
  return (
    <Modal
      open
      title={t(($) => $.platform.visitors.invite.linksTitle)}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          {t(($) => $.platform.shell.kept)}
        </Button>
      }
    >
      <Alert
        type="warning"
        showIcon
        className="form-alert"
        title={t(($) => $.platform.visitors.invite.linksLead)}
      />
      <ul className="plain-list">
        {links.map(({ visit, token }) => (
          <li key={visit} className="list-line">
            <strong>{titleOf(visit)}</strong>
            <Typography.Paragraph copyable className="mono breakable">
              {`${location.origin}/visit#${token}`}
            </Typography.Paragraph>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
