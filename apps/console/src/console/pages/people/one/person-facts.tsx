import type { PlatformPersonView } from '@vedette/contract/platform';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { useFormat } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Facts } from '../../../../parts/facts.tsx';
import { ValidityText } from '../../../../parts/validity-text.tsx';
import { usePlaceNames } from '../../../parts/use-locations.ts';
import { useGroupName } from '../use-groups.ts';

type Lines = readonly (readonly [string, ReactNode])[];

/** What the form below shows as well, for those who have no form. */
function useContents(person: PlatformPersonView): Lines {
  const t = useText();
  const groupName = useGroupName();
  const { wayTo } = usePlaceNames();
  const { otherNames, unit, phone, mail, idNumber, userName, groups, places, validFrom, validTo } = person;
  return [
    [t(($) => $.platform.people.field.otherNames), otherNames.join(' · ') || '—'],
    [t(($) => $.platform.people.field.unit), unit ?? '—'],
    [t(($) => $.platform.people.field.phone), phone ?? '—'],
    [t(($) => $.platform.people.field.mail), mail ?? '—'],
    [t(($) => $.platform.people.field.idNumber), idNumber ?? '—'],
    [t(($) => $.platform.people.field.userName), userName ?? '—'],
    [t(($) => $.platform.people.field.groups), groups.map(groupName).join(' · ') || '—'],
    [t(($) => $.platform.people.field.places), places.map(wayTo).join('; ') || '—'],
    [
      t(($) => $.platform.people.field.validity),
      <ValidityText key="validity" from={validFrom} to={validTo} />,
    ],
  ];
}

interface PersonFactsProps {
  readonly person: PlatformPersonView;
  /** The form shows the rest. */
  readonly isShort: boolean;
}

export function PersonFacts({ person, isShort }: PersonFactsProps) {
  const t = useText();
  const format = useFormat();
  const contents = useContents(person);
  const { kind, source, externalId, updatedAt, isActive } = person;
  const origin: Lines = [
    [t(($) => $.platform.people.field.kind), t(($) => $.platform.people.kind[kind])],
    [t(($) => $.platform.people.field.source), t(($) => $.platform.people.source[source])],
    ...(externalId === null ? [] : [[t(($) => $.platform.people.field.externalId), externalId] as const]),
    [t(($) => $.platform.people.field.updated), format.dateTime(updatedAt)],
  ];
  return (
    <>
      {!isActive && <Alert type="warning" showIcon title={t(($) => $.platform.people.off)} />}
      {(source === 'scim' || source === 'ldap') && (
        <Alert type="info" showIcon title={t(($) => $.platform.people.directory)} />
      )}
      <Facts items={isShort ? origin : [...contents, ...origin]} />
    </>
  );
}
