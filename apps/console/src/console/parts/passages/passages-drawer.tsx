import { Drawer } from 'antd';
import { useText } from '../../../i18n/use-text.ts';
import { PersonPicker } from '../person-picker.tsx';
import { PassagesOfPerson } from './passages-of-person.tsx';

interface PassagesDrawerProps {
  /** None yet: it is asked whose. */
  readonly person: string | undefined;
  readonly onPerson: (person: string | undefined) => void;
  readonly onClose: () => void;
}

/** Passages of somebody of the directory, who is picked here. */
export function PassagesDrawer({ person, onPerson, onClose }: PassagesDrawerProps) {
  const t = useText();
  return (
    <Drawer open size="large" title={t(($) => $.platform.records.ofPerson.title)} onClose={onClose}>
      <div className="stack">
        <PersonPicker
          label={t(($) => $.platform.people.picker)}
          {...(person === undefined ? {} : { value: person })}
          onChange={onPerson}
        />
        {person !== undefined && <PassagesOfPerson key={person} person={person} />}
      </div>
    </Drawer>
  );
}
