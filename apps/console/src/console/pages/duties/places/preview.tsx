import { useQuery } from '@tanstack/react-query';
import { type DutyPreviewView, type PlatformDutyView, platformDutyRoutes } from '@vedette/contract/platform';
import { Alert } from 'antd';
import { useApi } from '../../../../api/api-context.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Answered } from '../../../../parts/answered.tsx';
import { ProblemList } from '../../../../parts/duty/editor/problem-list.tsx';
import { useDutyWords } from '../../../../parts/duty/use-duty-words.ts';

type KeptField = DutyPreviewView['fields'][number];

function useFieldText(): (field: KeptField) => string {
  const t = useText();
  const words = useDutyWords();
  return ({ field: id, change, maxKeep, before, visibleTo }) => {
    const field = t(($) => $.fields[id]);
    if (change === 'removed' || maxKeep === null)
      return t(($) => $.platform.duties.preview.removed, { field });
    const roles =
      visibleTo.map(words.role).join(words.separator) || t(($) => $.platform.duties.preview.nobody);
    const said = { field, roles, keep: words.period(maxKeep) };
    if (change === 'added') return t(($) => $.platform.duties.preview.added, said);
    if (before === null || before === maxKeep) return t(($) => $.platform.duties.preview.kept, said);
    return t(($) => $.platform.duties.preview.changed, { ...said, before: words.period(before) });
  };
}

function Found({ preview }: { readonly preview: DutyPreviewView }) {
  const t = useText();
  const words = useDutyWords();
  const fieldText = useFieldText();
  const { sites, terminals, problems, fields, alarms, asksForFace } = preview;
  const alarmText = (codes: readonly string[]): string => codes.map(words.alarm).join(words.separator);
  return (
    <section className="form-alert">
      <h2 className="section">{t(($) => $.platform.duties.preview.title)}</h2>
      {problems.length > 0 && (
        <Alert
          type="error"
          showIcon
          title={t(($) => $.platform.duties.preview.problems)}
          description={<ProblemList check={{ problems, isSettled: true, error: null }} />}
        />
      )}
      <ul>
        <li>{t(($) => $.platform.duties.preview.range, { sites, terminals })}</li>
        {fields.length === 0 && <li>{t(($) => $.platform.duties.preview.nothing)}</li>}
        {fields.map((field) => (
          <li key={field.field}>{fieldText(field)}</li>
        ))}
        {asksForFace && <li>{t(($) => $.platform.duties.preview.face)}</li>}
        {alarms.added.length > 0 && (
          <li>{t(($) => $.platform.duties.preview.alarmsAdded, { alarms: alarmText(alarms.added) })}</li>
        )}
        {alarms.removed.length > 0 && (
          <li>{t(($) => $.platform.duties.preview.alarmsRemoved, { alarms: alarmText(alarms.removed) })}</li>
        )}
      </ul>
    </section>
  );
}

interface PreviewProps {
  readonly place: number;
  readonly duty: PlatformDutyView['duty'];
}

/** What follows from a duty at a place: whom it concerns, what is written down, what alarms. */
export function Preview({ place, duty }: PreviewProps) {
  const { call } = useApi();
  const preview = useQuery({
    queryKey: [platformDutyRoutes.preview.path, place, duty.id, duty.version],
    queryFn: ({ signal }) =>
      call(platformDutyRoutes.preview, { params: { id: place }, body: { duty } }, signal),
  });
  return <Answered query={preview}>{(data) => <Found preview={data} />}</Answered>;
}
