import { type PlatformPersonView, platformPeopleRoutes } from '@vedette/contract/platform';
import { Button, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../../api/use-act.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { useTell } from '../../../../parts/use-tell.ts';
import { useMay } from '../../../session/session-context.ts';

const refresh = [platformPeopleRoutes.list, platformPeopleRoutes.get];

export const hasConsent = ({ consent }: PlatformPersonView): boolean =>
  consent !== null && consent.endedAt === null;

function useConsentText(person: PlatformPersonView): string {
  const t = useText();
  const format = useFormat();
  const { consent } = person;
  if (consent === null) return t(($) => $.platform.people.consentNone);
  const given = t(($) => $.platform.people.consentSince, { at: format.day(consent.at), to: consent.to });
  if (consent.endedAt === null) return given;
  return `${given} · ${t(($) => $.platform.people.consentEnded, { at: format.day(consent.endedAt) })}`;
}

function GiveConsent({ person }: { readonly person: PlatformPersonView }) {
  const t = useText();
  const tell = useTell();
  const [to, setTo] = useState(t(($) => $.platform.people.consentToDefault));
  const change = useAct(platformPeopleRoutes.change, {
    refresh,
    onDone: () => tell.done(t(($) => $.platform.people.consentGiven)),
  });
  const give = (): void =>
    change.mutate({
      params: { id: person.id },
      body: { consent: { at: Date.now(), to: to.trim(), endedAt: null } },
    });
  const label = t(($) => $.platform.people.consentTo);
  return (
    <Popconfirm
      icon={null}
      title={label}
      description={
        <Input aria-label={label} value={to} maxLength={100} onChange={({ target }) => setTo(target.value)} />
      }
      okButtonProps={{ disabled: to.trim() === '' }}
      onConfirm={give}
    >
      <Button size="small" loading={change.isPending}>
        {t(($) => $.platform.people.consentGive)}
      </Button>
    </Popconfirm>
  );
}

function EndConsent({ person }: { readonly person: PlatformPersonView }) {
  const t = useText();
  const tell = useTell();
  const { id, consent } = person;
  const back = useAct(platformPeopleRoutes.change, { refresh });
  const change = useAct(platformPeopleRoutes.change, {
    refresh,
    onDone: () =>
      tell.undoable(
        t(($) => $.platform.people.consentEndedDone),
        () => back.mutate({ params: { id }, body: { consent } }),
      ),
  });
  if (consent === null) return null;
  const end = (): void =>
    change.mutate({ params: { id }, body: { consent: { ...consent, endedAt: Date.now() } } });
  return (
    <Button size="small" loading={change.isPending} onClick={end}>
      {t(($) => $.platform.people.consentEnd)}
    </Button>
  );
}

/** The written consent to the use of the face, without which none should be enrolled. */
export function ConsentSection({ person }: { readonly person: PlatformPersonView }) {
  const t = useText();
  const text = useConsentText(person);
  const mayChange = useMay('people-change');
  return (
    <div className="spread">
      <span>
        <strong>{t(($) => $.platform.people.field.consent)}</strong> · {text}
      </span>
      {mayChange && (hasConsent(person) ? <EndConsent person={person} /> : <GiveConsent person={person} />)}
    </div>
  );
}
