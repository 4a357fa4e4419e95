import { commandFailures } from '@vedette/contract/link';
import type { CommandView } from '@vedette/contract/platform';
import { commandKinds } from '@vedette/domain';
import { Collapse, Tag } from 'antd';
import { useFormat } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Facts } from '../../../../parts/facts.tsx';
import { useAccountName } from '../../../parts/use-account-name.ts';

const colours = {
  queued: 'default',
  sent: 'processing',
  acknowledged: 'processing',
  done: 'success',
  failed: 'error',
  expired: 'warning',
} as const;

function Result({ result }: { readonly result: NonNullable<CommandView['result']> }) {
  const t = useText();
  const children = (
    <Facts
      items={result.map(([name, value]) => [
        name,
        <span key={name} className="mono pre">
          {String(value)}
        </span>,
      ])}
    />
  );
  return (
    <Collapse
      ghost
      size="small"
      items={[{ key: 'result', label: t(($) => $.platform.devices.commandAct.result), children }]}
    />
  );
}

/** One command: what, by whom, and what became of it. */
export function CommandLine({ command }: { readonly command: CommandView }) {
  const t = useText();
  const format = useFormat();
  const accountName = useAccountName();
  const { phase, givenAt, givenBy, reason, result } = command;
  const kind = commandKinds.find((each) => each === command.kind);
  const failure = commandFailures.find((each) => each === command.failure);
  const said = { by: accountName(givenBy), at: format.moment(givenAt) };
  return (
    <li className="list-line">
      <div className="spread">
        <strong>{kind === undefined ? command.kind : t(($) => $.platform.devices.command[kind])}</strong>
        <Tag color={colours[phase]}>{t(($) => $.platform.devices.phase[phase])}</Tag>
      </div>
      {failure !== undefined && phase === 'failed' && (
        <div className="bad">{t(($) => $.platform.devices.failure[failure])}</div>
      )}
      <div className="quiet">
        {t(($) => $.platform.devices.commandAct.by, said)}
        {reason !== null && ` · ${reason}`}
      </div>
      {result !== null && result.length > 0 && <Result result={result} />}
    </li>
  );
}
