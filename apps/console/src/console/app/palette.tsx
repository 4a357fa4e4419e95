import { Modal } from 'antd';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { type Target, useTargets } from './use-targets.tsx';

const shownMax = 12;

function Option({
  id,
  target,
  isActive,
}: {
  readonly id: string;
  readonly target: Target;
  readonly isActive: boolean;
}) {
  const t = useText();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field that owns the list has the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field (aria-activedescendant)
    <div
      role="option"
      id={id}
      aria-selected={isActive}
      className="palette-option"
      onMouseDown={(event) => event.preventDefault()}
      onClick={target.go}
    >
      <span className="palette-icon">{target.icon}</span>
      <span className="nav-text">{target.text}</span>
      <span className="quiet">{t(($) => $.platform.shell.palette[target.kind])}</span>
    </div>
  );
}

interface OptionsProps {
  readonly list: string;
  readonly targets: readonly Target[];
  readonly at: number;
  readonly onGo: (target: Target) => void;
}

function Options({ list, targets, at, onGo }: OptionsProps) {
  const t = useText();
  return (
    <div
      role="listbox"
      id={list}
      className="palette-list"
      aria-label={t(($) => $.platform.shell.palette.title)}
    >
      {targets.map((target, index) => (
        <Option
          key={target.key}
          id={`${list}-${index}`}
          target={{ ...target, go: () => onGo(target) }}
          isActive={index === at}
        />
      ))}
    </div>
  );
}

function Search({ onDone }: { readonly onDone: () => void }): ReactNode {
  const t = useText();
  const list = useId();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const targets = useTargets(text).slice(0, shownMax);
  const at = Math.min(chosen, Math.max(targets.length - 1, 0));
  const go = (target: Target | undefined): void => {
    if (target === undefined) return;
    target.go();
    onDone();
  };
  const press = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setChosen((at + step + targets.length) % Math.max(targets.length, 1));
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) go(targets[at]);
  };
  return (
    <>
      <input
        // biome-ignore lint/a11y/noAutofocus: the dialog was opened to write here
        autoFocus
        className="palette-input"
        role="combobox"
        aria-expanded
        aria-controls={list}
        aria-activedescendant={targets.length === 0 ? undefined : `${list}-${at}`}
        aria-label={t(($) => $.platform.shell.palette.placeholder)}
        placeholder={t(($) => $.platform.shell.palette.placeholder)}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setChosen(0);
        }}
        onKeyDown={press}
      />
      <Options list={list} targets={targets} at={at} onGo={go} />
      <p className="palette-hint quiet" role="status">
        {targets.length === 0
          ? t(($) => $.platform.shell.palette.none)
          : t(($) => $.platform.shell.palette.hint)}
      </p>
    </>
  );
}

/** Goes to a page, a place or a device by some letters of its name. */
export function Palette({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const t = useText();
  return (
    <Modal
      open={isOpen}
      destroyOnHidden
      footer={null}
      closable={false}
      width={560}
      style={{ top: 80 }}
      title={<span className="visually-hidden">{t(($) => $.platform.shell.palette.title)}</span>}
      className="palette"
      onCancel={onClose}
    >
      <Search onDone={onClose} />
    </Modal>
  );
}
