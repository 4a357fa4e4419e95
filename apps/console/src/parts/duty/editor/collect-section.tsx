import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { type CollectableField, collectableFields, type Role, roles } from '@vedette/domain';
import { Button, Dropdown, Input, Select } from 'antd';
import { useText } from '../../../i18n/use-text.ts';
import type { CollectionDraft } from '../document/draft.ts';
import { newCollection } from '../document/new-parts.ts';
import { keptOf } from '../summary.tsx';
import { DurationInput } from './duration-input.tsx';
import type { SectionProps } from './duty-form.tsx';
import { Field } from './field.tsx';

interface CollectionProps {
  readonly field: CollectableField;
  readonly collection: CollectionDraft;
  readonly onChange: (collection: CollectionDraft) => void;
  readonly onRemove: () => void;
}

function Collection({ field, collection, onChange, onRemove }: CollectionProps) {
  const t = useText();
  const name = t(($) => $.fields[field]);
  const options = roles.map((value) => ({ value, label: t(($) => $.roles[value]) }));
  return (
    <li className="requirement">
      <div className="spread">
        <strong>{name}</strong>
        <Button
          type="text"
          danger
          icon={<DeleteOutlined aria-hidden />}
          aria-label={t(($) => $.console.duty.removeField, { name })}
          onClick={onRemove}
        />
      </div>
      <div className="fields">
        <Field label={t(($) => $.console.duty.field.why)}>
          {(id) => (
            <Input
              id={id}
              value={collection.why}
              maxLength={200}
              onChange={({ target }) => onChange({ ...collection, why: target.value })}
            />
          )}
        </Field>
        <Field label={t(($) => $.console.duty.field.visibleTo)}>
          {(id) => (
            <Select<Role[]>
              id={id}
              mode="multiple"
              value={[...collection.visibleTo]}
              options={options}
              onChange={(visibleTo) => onChange({ ...collection, visibleTo })}
            />
          )}
        </Field>
        {(['minKeep', 'maxKeep'] as const).map((key) => (
          <Field key={key} label={t(($) => $.console.duty.field[key])}>
            {(id) => (
              <DurationInput
                id={id}
                value={collection[key]}
                onChange={(text) => onChange({ ...collection, [key]: text })}
              />
            )}
          </Field>
        ))}
      </div>
    </li>
  );
}

/** The fields that may be written down, each with its reason; what is not here cannot be recorded. */
export function CollectSection({ duty, onChange }: SectionProps) {
  const t = useText();
  const kept = keptOf(duty);
  const put = (field: CollectableField, collection: CollectionDraft | undefined): void => {
    const { [field]: _, ...others } = duty.collect;
    onChange({
      ...duty,
      collect: collection === undefined ? others : { ...duty.collect, [field]: collection },
    });
  };
  const items = collectableFields
    .filter((field) => duty.collect[field] === undefined)
    .map((key) => ({ key, label: t(($) => $.fields[key]) }));
  const add = (key: string): void => {
    const field = collectableFields.find((each) => each === key);
    if (field !== undefined) put(field, newCollection);
  };
  return (
    <div className="stack">
      {kept.length === 0 && <p className="quiet">{t(($) => $.console.duty.nothingCollected)}</p>}
      <ul className="plain-list">
        {kept.map(([field, collection]) => (
          <Collection
            key={field}
            field={field}
            collection={collection}
            onChange={(next) => put(field, next)}
            onRemove={() => put(field, undefined)}
          />
        ))}
      </ul>
      <Dropdown trigger={['click']} menu={{ items, onClick: ({ key = '' }) => add(key) }}>
        <Button icon={<PlusOutlined aria-hidden />}>{t(($) => $.console.duty.addField)}</Button>
      </Dropdown>
    </div>
  );
}
