import { type ChannelView, integrationRoutes } from '@vedette/contract/platform';
import { Button } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../../../api/use-answer.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Answered } from '../../../../parts/answered.tsx';
import { EmptyNote } from '../../../../parts/empty-note.tsx';
import { ChannelDialog } from './channel-dialog.tsx';
import { ChannelLine } from './channel-line.tsx';

/** Where messages go. */
export function ChannelsTab() {
  const t = useText();
  const [open, setOpen] = useState<ChannelView | 'new' | null>(null);
  const channels = useAnswer(integrationRoutes.list, {});
  return (
    <>
      <div className="filters">
        <Button type="primary" onClick={() => setOpen('new')}>
          {t(($) => $.platform.integrations.channel.add)}
        </Button>
      </div>
      <Answered query={channels}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyNote text={t(($) => $.platform.integrations.channel.empty)} />
          ) : (
            <ul className="plain-list">
              {items.map((channel) => (
                <ChannelLine key={channel.id} channel={channel} onEdit={() => setOpen(channel)} />
              ))}
            </ul>
          )
        }
      </Answered>
      {open !== null && (
        <ChannelDialog channel={open === 'new' ? null : open} onClose={() => setOpen(null)} />
      )}
    </>
  );
}
