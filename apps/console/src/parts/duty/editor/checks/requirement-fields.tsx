import { identifyMethods, testMethods } from '@vedette/domain';
import { Input, InputNumber, Select } from 'antd';
import { useText } from '../../../../i18n/use-text.ts';
import type { RequirementDraft } from '../../document/draft.ts';
import { DurationInput } from '../duration-input.tsx';
import { Field } from '../field.tsx';
import { ListSelect, ScheduleSelect } from './target-select.tsx';

interface RequirementFieldsProps<R extends RequirementDraft = RequirementDraft> {
  readonly requirement: R;
  readonly onChange: (requirement: RequirementDraft) => void;
}
type Of<C extends RequirementDraft['check']> = RequirementFieldsProps<
  Extract<RequirementDraft, { check: C }>
>;

function TemperatureFields({ requirement, onChange }: Of<'screening-temperature'>) {
  const t = useText();
  return (
    <Field label={t(($) => $.console.duty.field.below)}>
      {(id) => (
        <InputNumber
          id={id}
          min={35}
          max={43}
          step={0.1}
          value={requirement.below}
          onChange={(below) => below !== null && onChange({ ...requirement, below })}
        />
      )}
    </Field>
  );
}

function HealthFields({ requirement, onChange }: Of<'health-status'>) {
  const t = useText();
  const options = (['green', 'yellow', 'red'] as const).map((value) => ({
    value,
    label: t(($) => $.console.duty.colour[value]),
  }));
  return (
    <Field label={t(($) => $.console.duty.field.colour)}>
      {(id) => (
        <Select
          id={id}
          value={requirement.colour}
          options={options}
          onChange={(colour) => onChange({ ...requirement, colour })}
        />
      )}
    </Field>
  );
}

function TestFields({ requirement, onChange }: Of<'test'>) {
  const t = useText();
  const options = [
    ...testMethods.map((value) => ({ value, label: value as string })),
    { value: 'any' as const, label: t(($) => $.console.duty.field.any) },
  ];
  return (
    <>
      <Field label={t(($) => $.console.duty.field.method)}>
        {(id) => (
          <Select
            id={id}
            value={requirement.method}
            options={options}
            onChange={(method) => onChange({ ...requirement, method })}
          />
        )}
      </Field>
      <Field label={t(($) => $.console.duty.field.within)}>
        {(id) => (
          <DurationInput
            id={id}
            value={requirement.within}
            onChange={(within) => onChange({ ...requirement, within })}
          />
        )}
      </Field>
    </>
  );
}

function VaccinationFields({ requirement, onChange }: Of<'vaccination'>) {
  const t = useText();
  return (
    <Field label={t(($) => $.console.duty.field.doses)}>
      {(id) => (
        <InputNumber
          id={id}
          min={1}
          max={10}
          value={requirement.doses}
          onChange={(doses) => doses !== null && onChange({ ...requirement, doses })}
        />
      )}
    </Field>
  );
}

function MatchFields({ requirement, onChange }: Of<'subject-matches'>) {
  const t = useText();
  const [one, other] = requirement.on;
  const options = identifyMethods.map((value) => ({ value, label: t(($) => $.methods[value]) }));
  return (
    <Field label={t(($) => $.console.duty.field.on)}>
      {(id) => (
        <div className="row">
          <Select
            id={id}
            value={one}
            options={options}
            onChange={(next) => onChange({ ...requirement, on: [next, other] })}
          />
          <Select
            aria-label={t(($) => $.console.duty.field.on)}
            value={other}
            options={options}
            onChange={(next) => onChange({ ...requirement, on: [one, next] })}
          />
        </div>
      )}
    </Field>
  );
}

function ChallengeFields({ requirement, onChange }: Of<'presentation-attack'>) {
  const t = useText();
  const options = (['never', 'on-doubt', 'always'] as const).map((value) => ({
    value,
    label: t(($) => $.console.duty.challenge[value]),
  }));
  return (
    <Field label={t(($) => $.console.duty.field.challenge)}>
      {(id) => (
        <Select
          id={id}
          value={requirement.challenge}
          options={options}
          onChange={(challenge) => onChange({ ...requirement, challenge })}
        />
      )}
    </Field>
  );
}

/** What one check wants to know beyond its name. */
export function RequirementFields({ requirement, onChange }: RequirementFieldsProps) {
  const t = useText();
  switch (requirement.check) {
    case 'allow-list':
    case 'deny-list':
    case 'watch-list':
      return (
        <ListSelect
          kind={requirement.check}
          value={requirement.list}
          onChange={(list) => onChange({ ...requirement, list })}
        />
      );
    case 'schedule':
      return (
        <ScheduleSelect
          value={requirement.schedule}
          onChange={(schedule) => onChange({ ...requirement, schedule })}
        />
      );
    case 'capacity':
      return (
        <Field label={t(($) => $.console.duty.field.area)}>
          {(id) => (
            <Input
              id={id}
              value={requirement.area}
              onChange={({ target }) => onChange({ ...requirement, area: target.value })}
            />
          )}
        </Field>
      );
    case 'screening-temperature':
      return <TemperatureFields requirement={requirement} onChange={onChange} />;
    case 'health-status':
      return <HealthFields requirement={requirement} onChange={onChange} />;
    case 'test':
      return <TestFields requirement={requirement} onChange={onChange} />;
    case 'vaccination':
      return <VaccinationFields requirement={requirement} onChange={onChange} />;
    case 'subject-matches':
      return <MatchFields requirement={requirement} onChange={onChange} />;
    case 'presentation-attack':
      return <ChallengeFields requirement={requirement} onChange={onChange} />;
    case 'mask':
    case 'itinerary':
      return null;
  }
}
