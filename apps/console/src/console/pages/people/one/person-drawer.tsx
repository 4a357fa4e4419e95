import { type PlatformPersonView, platformPeopleRoutes } from '@vedette/contract/platform';
import { Drawer, Tabs } from 'antd';
import { useAnswer } from '../../../../api/use-answer.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Answered } from '../../../../parts/answered.tsx';
import { usePageSearch } from '../../../app/use-page-search.ts';
import { PassagesOfPerson } from '../../../parts/passages/passages-of-person.tsx';
import { useMay } from '../../../session/session-context.ts';
import { views } from '../people-search.ts';
import { ConsentSection } from './consent-section.tsx';
import { FacesTab } from './faces-tab.tsx';
import { PersonActs } from './person-acts.tsx';
import { PersonFacts } from './person-facts.tsx';
import { PersonForm } from './person-form.tsx';
import { RevealSection } from './reveal-section.tsx';

interface OneProps {
  readonly person: PlatformPersonView;
  readonly onGone: () => void;
}

function Details({ person, onGone }: OneProps) {
  const [mayChange, mayReveal] = [useMay('people-change'), useMay('people-reveal')];
  return (
    <div className="stack">
      <PersonFacts person={person} isShort={mayChange} />
      {mayReveal && <RevealSection person={person} />}
      <ConsentSection person={person} />
      {mayChange && <PersonForm key={person.revision} person={person} />}
      {mayChange && <PersonActs person={person} onRemoved={onGone} />}
    </div>
  );
}

/** One person: details, and the faces sealed to terminals. */
export function PersonDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useText();
  const [{ view = 'details' }, change] = usePageSearch('people');
  const mayTrace = useMay('records-trace');
  const person = useAnswer(platformPeopleRoutes.get, { params: { id } });
  const tabsOf = (data: PlatformPersonView) => [
    {
      key: 'details',
      label: t(($) => $.platform.people.tabOne.details),
      children: <Details person={data} onGone={onClose} />,
    },
    {
      key: 'faces',
      label: t(($) => $.platform.people.tabOne.faces),
      children: <FacesTab person={data} />,
    },
    ...(mayTrace
      ? [
          {
            key: 'passages',
            label: t(($) => $.platform.people.tabOne.passages),
            children: <PassagesOfPerson person={data.id} />,
          },
        ]
      : []),
  ];
  return (
    <Drawer open size="large" title={person.data?.name ?? ' '} onClose={onClose}>
      <Answered query={person}>
        {(data) => (
          <Tabs
            items={tabsOf(data)}
            activeKey={view}
            destroyOnHidden
            onChange={(key) => change({ view: views.find((each) => each === key) })}
          />
        )}
      </Answered>
    </Drawer>
  );
}
