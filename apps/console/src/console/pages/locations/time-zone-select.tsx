import { Select } from 'antd';

const zones = Intl.supportedValuesOf('timeZone').map((value) => ({ value, label: value }));

interface TimeZoneSelectProps {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (zone: string) => void;
}

/** A zone of the IANA database. */
export function TimeZoneSelect({ id, value, onChange }: TimeZoneSelectProps) {
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(value === undefined ? {} : { value })}
      showSearch
      options={zones}
      onChange={(zone: string) => onChange?.(zone)}
    />
  );
}
