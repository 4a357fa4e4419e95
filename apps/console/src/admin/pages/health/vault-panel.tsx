import { routes } from '@vedette/contract';
import type { Answer } from '@vedette/sdk';
import { Alert, Button } from 'antd';
import { useAct } from '../../../api/use-act.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answered } from '../../../parts/answered.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { useMay } from '../../session/session-context.ts';
import { PassphraseForm } from './passphrase-form.tsx';

type Vault = Answer<typeof routes.vault.get>;

const lookEvery = 5_000;
const refresh = [routes.vault.get];

/** Whether personal data is open, who holds the other half of its key, and what waits to be destroyed. */
export function VaultPanel() {
  const t = useText();
  const vault = useAnswer(routes.vault.get, {}, { every: lookEvery, keep: true });
  return (
    <Panel title={t(($) => $.console.vault.title)}>
      <Answered query={vault}>{(data) => <VaultState vault={data} />}</Answered>
    </Panel>
  );
}

function VaultState({ vault }: { readonly vault: Vault }) {
  const t = useText();
  const mayChange = useMay('device-change');
  const { state, keeper, wanted, trouble } = vault;
  return (
    <div className="stack">
      {state !== 'open' && (
        <Alert
          type="warning"
          showIcon
          title={t(($) => $.console.vault.closed[state === 'none' ? 'none' : 'locked'])}
        />
      )}
      {trouble !== null && <Alert type="info" showIcon title={t(($) => $.console.vault.trouble[trouble])} />}
      <VaultFacts vault={vault} />
      {mayChange && state === 'locked' && keeper === 'passphrase' && <PassphraseForm act="unlock" />}
      {mayChange && state !== 'locked' && wanted === 'passphrase' && <PassphraseForm act="setPassphrase" />}
      {mayChange && <VaultActions vault={vault} />}
    </div>
  );
}

function VaultFacts({ vault }: { readonly vault: Vault }) {
  const t = useText();
  const format = useFormat();
  const { state, keeper, wanted, generation, waiting, deviceKey } = vault;
  const waits = waiting.map(({ keys, since, for: what }) =>
    t(($) => $.console.vault.waits[what], { keys: format.number(keys), since: format.dateTime(since) }),
  );
  return (
    <Facts
      items={[
        [t(($) => $.console.vault.label.state), t(($) => $.console.vault.state[state])],
        [
          t(($) => $.console.vault.label.keeper),
          keeper === null ? '—' : t(($) => $.console.vault.keeper[keeper]),
        ],
        ...(keeper === wanted || keeper === null
          ? []
          : [[t(($) => $.console.vault.label.wanted), t(($) => $.console.vault.keeper[wanted])] as const]),
        [t(($) => $.console.vault.label.generation), format.number(generation)],
        [
          t(($) => $.console.vault.label.waiting),
          waits.length === 0 ? t(($) => $.console.vault.nothingWaits) : waits.join(' · '),
        ],
        [
          t(($) => $.console.vault.label.deviceKey),
          <span key="key" className="mono">
            {deviceKey}
          </span>,
        ],
      ]}
    />
  );
}

function VaultActions({ vault: { state, trouble, waiting } }: { readonly vault: Vault }) {
  const t = useText();
  const retry = useAct(routes.vault.retry, { refresh });
  const rekey = useAct(routes.vault.rekey, { refresh });
  return (
    <div className="row">
      {trouble !== null && (
        <Button loading={retry.isPending} onClick={() => retry.mutate({})}>
          {t(($) => $.console.vault.retry)}
        </Button>
      )}
      {state === 'open' && waiting.length > 0 && (
        <Button loading={rekey.isPending} onClick={() => rekey.mutate({})}>
          {t(($) => $.console.vault.rekey)}
        </Button>
      )}
    </div>
  );
}
