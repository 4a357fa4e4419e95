import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons';
import { type PlatformPersonView, platformPeopleRoutes } from '@vedette/contract/platform';
import { Button } from 'antd';
import { useAct } from '../../../../api/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Facts } from '../../../../parts/facts.tsx';

const numbers = ['phone', 'mail', 'idNumber', 'userName'] as const;

/** Numbers in full, for one look: they are kept no longer than this part is shown. */
export function RevealSection({ person }: { readonly person: PlatformPersonView }) {
  const t = useText();
  const fields = numbers.filter((key) => person[key] !== null);
  const reveal = useAct(platformPeopleRoutes.reveal);
  if (fields.length === 0) return null;
  const seen = reveal.data;
  if (seen === undefined)
    return (
      <div>
        <Button
          icon={<EyeOutlined aria-hidden />}
          loading={reveal.isPending}
          onClick={() => reveal.mutate({ params: { id: person.id }, body: { fields } })}
        >
          {t(($) => $.platform.people.reveal)}
        </Button>
      </div>
    );
  return (
    <section aria-label={t(($) => $.platform.people.revealed)}>
      <Facts
        items={fields.map((key) => [
          t(($) => $.platform.people.field[key]),
          <span key={key} className="mono breakable">
            {seen[key] ?? '—'}
          </span>,
        ])}
      />
      <div className="row">
        <Button size="small" icon={<EyeInvisibleOutlined aria-hidden />} onClick={() => reveal.reset()}>
          {t(($) => $.platform.people.hide)}
        </Button>
        <span className="quiet">{t(($) => $.platform.people.revealNote)}</span>
      </div>
    </section>
  );
}
