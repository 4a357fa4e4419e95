import { Checkbox } from 'antd';
import { useText } from '../../../../i18n/use-text.ts';

const groups = {
  wiegand: ['h10301', 'h10306', 'h10304', 'h10302', 'c1000-35', 'c1000-48'],
  uid: ['uid-4', 'uid-7', 'uid-10'],
  other: ['text'],
} as const;
/** What a site takes that says nothing: every number that is anybody's alone. */
export const usualCards: readonly string[] = [
  ...groups.wiegand.filter((kind) => kind !== 'h10302'),
  ...['uid-7', 'uid-10'],
];

interface CardsFieldProps {
  /** Given by the form around it. */
  readonly value?: readonly string[];
  readonly onChange?: (kinds: readonly string[]) => void;
}

/** The kinds of card that the site takes. */
export function CardsField({ value = [], onChange }: CardsFieldProps) {
  const t = useText();
  const help = {
    wiegand: t(($) => $.console.trust.cards.wiegandHelp),
    uid: t(($) => $.console.trust.cards.uidHelp),
    other: '',
  };
  const all = Object.values(groups).flat();
  const toggle = (kind: string, isChosen: boolean): void =>
    onChange?.(all.filter((each) => (each === kind ? isChosen : value.includes(each))));
  return (
    <div className="stack">
      {(['wiegand', 'uid', 'other'] as const).map((group) => (
        <fieldset key={group} className="cards">
          <legend>{t(($) => $.console.trust.cards[group])}</legend>
          {groups[group].map((kind) => (
            <Checkbox
              key={kind}
              checked={value.includes(kind)}
              onChange={({ target }) => toggle(kind, target.checked)}
            >
              {t(($) => $.console.trust.cards.kind[kind])}
            </Checkbox>
          ))}
          {help[group] !== '' && <p className="quiet">{help[group]}</p>}
        </fieldset>
      ))}
    </div>
  );
}
