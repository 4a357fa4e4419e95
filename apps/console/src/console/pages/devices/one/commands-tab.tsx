import { type DeviceView, deviceRoutes } from '@vedette/contract/platform';
import { useAnswer } from '../../../../api/use-answer.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Answered } from '../../../../parts/answered.tsx';
import { EmptyNote } from '../../../../parts/empty-note.tsx';
import { useMay } from '../../../session/session-context.ts';
import { CommandForm } from './command-form.tsx';
import { CommandLine } from './command-line.tsx';

/** What it can be told, and what became of what it was told. */
export function CommandsTab({ device }: { readonly device: DeviceView }) {
  const t = useText();
  const mayCommand = useMay('devices-command');
  const query = { device: device.id, limit: 20 };
  const commands = useAnswer(deviceRoutes.commands, { query }, { every: 2_000 });
  return (
    <div className="stack">
      {mayCommand && device.state === 'claimed' && <CommandForm device={device} />}
      <Answered query={commands}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyNote text={t(($) => $.platform.devices.commandAct.none)} />
          ) : (
            <ul className="plain-list">
              {items.map((command) => (
                <CommandLine key={command.id} command={command} />
              ))}
            </ul>
          )
        }
      </Answered>
    </div>
  );
}
