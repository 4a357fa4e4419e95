import { Modal } from 'antd';
import { useText } from '../../i18n/use-text.ts';
import { Facts } from '../../parts/facts.tsx';
import { useSession } from '../session/session-context.ts';
import { isSeen, places } from './places.tsx';

const Keys = ({ keys }: { readonly keys: readonly string[] }) => (
  <span className="row">
    {keys.map((key) => (
      <kbd key={key}>{key}</kbd>
    ))}
  </span>
);

/** What can be done by keyboard. */
export function KeysDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const t = useText();
  const { permissions } = useSession();
  const pages = places.filter((place) => isSeen(place, permissions));
  const page = (key: (typeof places)[number]['key']): string => t(($) => $.platform.shell.pages[key]);
  return (
    <Modal open={isOpen} title={t(($) => $.platform.shell.keys.title)} footer={null} onCancel={onClose}>
      <Facts
        items={[
          [t(($) => $.platform.shell.keys.open), <Keys key="o" keys={['/', 'Ctrl K']} />],
          [t(($) => $.platform.shell.keys.help), <Keys key="h" keys={['?']} />],
          [t(($) => $.platform.shell.keys.theme), <Keys key="t" keys={['t']} />],
          [t(($) => $.platform.shell.keys.close), <Keys key="c" keys={['Esc']} />],
          ...pages.map(
            ({ key, letter }) =>
              [
                t(($) => $.platform.shell.keys.go, { page: page(key) }),
                <Keys key={key} keys={['g', letter]} />,
              ] as const,
          ),
        ]}
      />
      <p className="quiet">{t(($) => $.platform.shell.keys.note)}</p>
    </Modal>
  );
}
