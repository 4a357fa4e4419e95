import { updateRoutes } from '@vedette/contract/platform';
import { Typography } from 'antd';
import { useAct } from '../../../../api/use-act.ts';
import { useAnswer } from '../../../../api/use-answer.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Answered } from '../../../../parts/answered.tsx';
import { Facts } from '../../../../parts/facts.tsx';
import { Panel } from '../../../../parts/panel.tsx';
import { useTell } from '../../../../parts/use-tell.ts';
import { useMay } from '../../../session/session-context.ts';
import { FileButton } from './file-button.tsx';
import { hashOf } from './hash-of.ts';

const json = (file: File): Blob => new Blob([file], { type: 'application/json' });
const zip = (file: File): Blob => new Blob([file], { type: 'application/zip' });

/** What was signed off-line is taken here; the platform itself cannot name a release. */
function Uploads() {
  const t = useText();
  const tell = useTell();
  const options = {
    refresh: [updateRoutes.repository, updateRoutes.releases],
    onDone: () => tell.done(t(($) => $.platform.devices.update.done)),
  };
  const putRoot = useAct(updateRoutes.putRoot, options);
  const putTargets = useAct(updateRoutes.putTargets, options);
  const putRelease = useAct(updateRoutes.putRelease, options);
  const upload = async (file: File): Promise<void> => {
    putRelease.mutate({ params: { hash: await hashOf(file) }, body: zip(file) });
  };
  return (
    <div className="row">
      <FileButton
        label={t(($) => $.platform.devices.update.putRoot)}
        accept="application/json,.json"
        isBusy={putRoot.isPending}
        onFile={(file) => putRoot.mutate({ body: json(file) })}
      />
      <FileButton
        label={t(($) => $.platform.devices.update.putArchive)}
        accept="application/zip,.zip"
        isBusy={putRelease.isPending}
        onFile={(file) => void upload(file)}
      />
      <FileButton
        label={t(($) => $.platform.devices.update.putTargets)}
        accept="application/json,.json"
        isBusy={putTargets.isPending}
        onFile={(file) => putTargets.mutate({ body: json(file) })}
      />
    </div>
  );
}

/** Whose signatures releases need, and until when they are good. */
export function RepositoryPanel() {
  const t = useText();
  const format = useFormat();
  const mayChange = useMay('devices-change');
  const repository = useAnswer(updateRoutes.repository, {});
  const until = (signed: { readonly version: number; readonly expiresAt: number } | null): string =>
    signed === null
      ? t(($) => $.platform.devices.update.none)
      : t(($) => $.platform.devices.update.until, {
          version: signed.version,
          at: format.day(signed.expiresAt),
        });
  return (
    <Panel title={t(($) => $.platform.devices.update.repository)}>
      <Answered query={repository}>
        {({ root, targets, timestamp, onlineKey }) => (
          <div className="stack">
            <Facts
              items={[
                [
                  t(($) => $.platform.devices.update.root),
                  root === null
                    ? t(($) => $.platform.devices.update.rootNone)
                    : t(($) => $.platform.devices.update.threshold, {
                        ...{
                          version: root.version,
                          threshold: root.threshold,
                          at: format.day(root.expiresAt),
                        },
                      }),
                ],
                [t(($) => $.platform.devices.update.targets), until(targets)],
                [t(($) => $.platform.devices.update.timestamp), until(timestamp)],
                [
                  t(($) => $.platform.devices.update.onlineKey),
                  <Typography.Text key="key" copyable className="mono breakable">
                    {onlineKey}
                  </Typography.Text>,
                ],
              ]}
            />
            {mayChange && <Uploads />}
          </div>
        )}
      </Answered>
    </Panel>
  );
}
