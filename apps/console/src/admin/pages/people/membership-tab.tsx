import { type AccessListView, type PersonView, routes } from '@vedette/contract';
import { Switch, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../../api/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answered } from '../../../parts/answered.tsx';
import { EmptyNote } from '../../../parts/empty-note.tsx';
import { useMay } from '../../session/session-context.ts';
import { useTakeOff } from '../lists/use-take-off.ts';
import { JoinListDialog } from './join-list-dialog.tsx';

interface ListLineProps {
  readonly person: PersonView;
  readonly list: AccessListView;
  readonly onJoin: () => void;
}

function ListLine({ person, list, onJoin }: ListLineProps) {
  const t = useText();
  const mayChange = useMay('lists-change');
  const { takeOff, isPending } = useTakeOff(list.id);
  const isOn = person.lists.includes(list.id);
  return (
    <li className="spread list-line">
      <span>
        {list.name} <Tag>{t(($) => $.console.lists.kind[list.kind])}</Tag>
      </span>
      {mayChange ? (
        <Switch
          aria-label={list.name}
          checked={isOn}
          loading={isPending}
          onChange={(on) => (on ? onJoin() : takeOff(person.id, person.name))}
        />
      ) : (
        isOn && <Tag>{t(($) => $.console.people.lists.on)}</Tag>
      )}
    </li>
  );
}

/** Which lists the person is on; joining one asks for the reason. */
export function MembershipTab({ person }: { readonly person: PersonView }) {
  const t = useText();
  const lists = useAnswer(routes.lists.list, {});
  const [joining, setJoining] = useState<AccessListView | null>(null);
  return (
    <Answered query={lists}>
      {(all) =>
        all.length === 0 ? (
          <EmptyNote text={t(($) => $.console.people.lists.empty)} />
        ) : (
          <>
            <Typography.Text type="secondary">{t(($) => $.console.people.lists.hint)}</Typography.Text>
            <ul className="plain-list">
              {all.map((list) => (
                <ListLine key={list.id} person={person} list={list} onJoin={() => setJoining(list)} />
              ))}
            </ul>
            {joining && <JoinListDialog person={person.id} list={joining} onClose={() => setJoining(null)} />}
          </>
        )
      }
    </Answered>
  );
}
