import { useNavigate, useSearch } from '@tanstack/react-router';
import { type PersonView, routes } from '@vedette/contract';
import { Drawer, Tabs } from 'antd';
import { useAnswer } from '../../../api/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answered } from '../../../parts/answered.tsx';
import { useMay } from '../../session/session-context.ts';
import { CardsSection } from './access/cards-section.tsx';
import { PassesSection } from './access/passes-section.tsx';
import { DeletePersonButton } from './delete-person-button.tsx';
import { FacesTab } from './faces-tab.tsx';
import { MembershipTab } from './membership-tab.tsx';
import { PersonDetails } from './person-details.tsx';

const tabs = ['details', 'faces', 'passes', 'cards', 'lists'] as const;

function PersonTabs({ person }: { readonly person: PersonView }) {
  const t = useText();
  const seesLists = useMay('lists-see');
  const { tab = 'details' } = useSearch({ from: '/people' });
  const navigate = useNavigate({ from: '/people' });
  const content = {
    details: <PersonDetails key={person.id} person={person} />,
    faces: <FacesTab person={person} />,
    passes: <PassesSection person={person.id} />,
    cards: <CardsSection person={person.id} />,
    lists: <MembershipTab person={person} />,
  };
  const items = tabs
    .filter((key) => key !== 'lists' || seesLists)
    .map((key) => ({ key, label: t(($) => $.console.people.tab[key]), children: content[key] }));
  const pick = (key: string): void =>
    void navigate({
      search: (before) => ({ ...before, tab: tabs.find((each) => each === key) }),
      replace: true,
    });
  return <Tabs items={items} activeKey={tab} onChange={pick} destroyOnHidden />;
}

interface PersonDrawerProps {
  readonly id: string;
  readonly onClose: () => void;
}

export function PersonDrawer({ id, onClose }: PersonDrawerProps) {
  const person = useAnswer(routes.people.get, { params: { id } });
  const mayChange = useMay('people-change');
  return (
    <Drawer
      open
      size="large"
      title={person.data?.name ?? ' '}
      onClose={onClose}
      extra={mayChange && person.data && <DeletePersonButton person={person.data} onDeleted={onClose} />}
    >
      <Answered query={person}>{(data) => <PersonTabs person={data} />}</Answered>
    </Drawer>
  );
}
