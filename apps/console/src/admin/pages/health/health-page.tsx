import { type Health, routes } from '@vedette/contract';
import { useAnswer } from '../../../api/use-answer.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answered } from '../../../parts/answered.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { Page } from '../../../parts/page.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { useMay } from '../../session/session-context.ts';
import { RestartButton } from './restart-button.tsx';
import { SelfTestPanel } from './self-test-panel.tsx';
import { StoragePanel } from './storage-panel.tsx';
import { VaultPanel } from './vault-panel.tsx';

function TerminalPanel({ health }: { readonly health: Health }) {
  const t = useText();
  const format = useFormat();
  return (
    <Panel title={t(($) => $.console.device.health.terminal)}>
      <Facts
        items={[
          [t(($) => $.console.device.health.version), health.version],
          [t(($) => $.console.device.health.node), health.node],
          [t(($) => $.console.device.health.uptime), format.span(Date.now() - health.startedAt)],
          [t(($) => $.console.device.health.memory), format.bytes(health.memoryBytes)],
        ]}
      />
    </Panel>
  );
}

function FacePanel({ health }: { readonly health: Health }) {
  const t = useText();
  const format = useFormat();
  const { face, people, references } = health;
  const speed = { ms: format.rounded(face.msPerFrame), fps: format.rounded(face.framesPerSecond) };
  const ready = face.ready
    ? t(($) => $.console.device.health.ready)
    : t(($) => $.console.device.health.notReady);
  return (
    <Panel title={t(($) => $.console.device.health.face)}>
      <Facts
        items={[
          [
            t(($) => $.console.device.health.model),
            <span key="model">
              {face.model} · <span className={face.ready ? 'good' : 'bad'}>{ready}</span>
            </span>,
          ],
          [t(($) => $.console.device.health.speed), t(($) => $.console.device.health.speedValue, speed)],
          [
            t(($) => $.console.device.health.enrolled),
            t(($) => $.console.device.health.enrolledValue, {
              people: format.number(people),
              references: format.number(references),
            }),
          ],
        ]}
      />
    </Panel>
  );
}

export function HealthPage() {
  const t = useText();
  const health = useAnswer(routes.device.health, {}, { every: 10_000 });
  const mayChange = useMay('device-change');
  const maySeeVault = useMay('device-see');
  return (
    <Page
      title={t(($) => $.console.shell.pages.health)}
      help={t(($) => $.console.device.health.help)}
      actions={mayChange && <RestartButton />}
    >
      <Answered query={health}>
        {(data) => (
          <div className="grid">
            <TerminalPanel health={data} />
            <FacePanel health={data} />
            <StoragePanel store={data.store} />
            {maySeeVault && <VaultPanel />}
            {mayChange && <SelfTestPanel />}
          </div>
        )}
      </Answered>
    </Page>
  );
}
