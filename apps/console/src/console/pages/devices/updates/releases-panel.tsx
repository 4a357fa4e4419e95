import { type ReleaseView, updateRoutes } from '@vedette/contract/platform';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../../../api/use-answer.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Answered } from '../../../../parts/answered.tsx';
import { EmptyNote } from '../../../../parts/empty-note.tsx';
import { Panel } from '../../../../parts/panel.tsx';
import { useMay } from '../../../session/session-context.ts';
import { StartDialog } from './start-dialog.tsx';

function Release({ release, onStart }: { readonly release: ReleaseView; readonly onStart: () => void }) {
  const t = useText();
  const format = useFormat();
  const mayChange = useMay('devices-change');
  const { version, length, note, uploadedAt, isNamed, running } = release;
  const isReady = uploadedAt !== null && isNamed;
  return (
    <li className="spread list-line">
      <span>
        <strong className="number">{version}</strong>{' '}
        {uploadedAt === null && <Tag color="warning">{t(($) => $.platform.devices.update.missing)}</Tag>}
        {!isNamed && <Tag>{t(($) => $.platform.devices.update.unnamed)}</Tag>}
        <br />
        <span className="quiet">
          {[format.bytes(length), t(($) => $.platform.devices.update.running, { n: running }), note ?? '']
            .filter((part) => part !== '')
            .join(' · ')}
        </span>
      </span>
      {mayChange && (
        <Button size="small" disabled={!isReady} onClick={onStart}>
          {t(($) => $.platform.devices.update.start)}
        </Button>
      )}
    </li>
  );
}

export function ReleasesPanel() {
  const t = useText();
  const releases = useAnswer(updateRoutes.releases, {});
  const [starting, setStarting] = useState<ReleaseView | null>(null);
  return (
    <Panel title={t(($) => $.platform.devices.update.releases)}>
      <Answered query={releases}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyNote text={t(($) => $.platform.devices.update.releasesNone)} />
          ) : (
            <ul className="plain-list">
              {items.map((release) => (
                <Release key={release.hash} release={release} onStart={() => setStarting(release)} />
              ))}
            </ul>
          )
        }
      </Answered>
      {starting !== null && <StartDialog release={starting} onClose={() => setStarting(null)} />}
    </Panel>
  );
}
