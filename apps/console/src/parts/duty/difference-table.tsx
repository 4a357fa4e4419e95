import { collectableFields } from '@vedette/domain';
import { phrases } from '@vedette/phrases';
import { Table, type TableColumnsType } from 'antd';
import { useText } from '../../i18n/use-text.ts';
import { type Difference, differencesOf, type Leaf } from './document/difference.ts';
import { useDutyWords } from './use-duty-words.ts';

const fieldPhrases = phrases.en.console.duty.field;
const isFieldPhrase = (step: string): step is keyof typeof fieldPhrases => Object.hasOwn(fieldPhrases, step);
const isChallenge = (text: string): text is 'never' | 'on-doubt' | 'always' =>
  Object.hasOwn(phrases.en.console.duty.challenge, text);
const isColour = (text: string): text is 'green' | 'yellow' | 'red' =>
  Object.hasOwn(phrases.en.console.duty.colour, text);
const sections = { require: 'require', collect: 'collect' } as const;
/** Members whose phrase stands under another name. */
const alias: Readonly<Record<string, keyof typeof fieldPhrases>> = {
  'zh-CN': 'titleZh',
  en: 'titleEn',
  name: 'processor',
};

function usePathText(): (path: readonly string[]) => string {
  const t = useText();
  const words = useDutyWords();
  const stepText = (step: string): string => {
    const key = alias[step] ?? step;
    return isFieldPhrase(key) ? t(($) => $.console.duty.field[key]) : step;
  };
  return ([first = '', second = '', ...rest]) => {
    if (first === sections.require) {
      const [check = '', ...target] = second.split(' ');
      return [words.check(check), ...target, ...rest.filter((each) => each !== 'check').map(stepText)].join(
        ' · ',
      );
    }
    if (first === sections.collect) {
      const field = collectableFields.find((each) => each === second);
      const name = field === undefined ? second : t(($) => $.fields[field]);
      return [t(($) => $.console.duty.summary.kept), name, ...rest.map(stepText)].join(' · ');
    }
    return stepText(rest.at(-1) ?? (second === '' ? first : second));
  };
}

function useLeafText(): (path: readonly string[], leaf: Leaf | undefined) => string {
  const t = useText();
  const words = useDutyWords();
  const scalarText = (path: readonly string[], value: string | number | boolean | null): string => {
    if (typeof value === 'boolean')
      return value ? t(($) => $.console.shell.word.yes) : t(($) => $.console.shell.word.no);
    const text = String(value);
    const last = path.at(-1);
    if (last === 'anyOf' || last === 'on') return words.method(text);
    if (last === 'visibleTo') return words.role(text);
    if (last === 'alarmOn') return words.alarm(text);
    if (last === 'basis') return words.basis(text);
    if (last === 'check') return words.check(text);
    if (last === 'failMode' && (text === 'secure' || text === 'safe'))
      return t(($) => $.console.duty.failMode[text]);
    if (last === 'onIndeterminate' && (text === 'deny' || text === 'refer'))
      return t(($) => $.console.duty.indeterminate[text]);
    if (last === 'challenge' && isChallenge(text)) return t(($) => $.console.duty.challenge[text]);
    if (last === 'colour' && isColour(text)) return t(($) => $.console.duty.colour[text]);
    return text;
  };
  return (path, leaf) => {
    if (leaf === undefined) return t(($) => $.console.duty.diff.absent);
    if (typeof leaf === 'object' && leaf !== null)
      return (
        leaf.map((each) => scalarText(path, each)).join(words.separator) ||
        t(($) => $.console.duty.diff.absent)
      );
    return scalarText(path, leaf);
  };
}

interface DifferenceTableProps {
  readonly before: unknown;
  readonly after: unknown;
  /** What stands over the second column; a draft when absent. */
  readonly afterTitle?: string;
}

/** What one duty has otherwise than another. */
export function DifferenceTable({ before, after, afterTitle }: DifferenceTableProps) {
  const t = useText();
  const pathText = usePathText();
  const leafText = useLeafText();
  const differences = differencesOf(before, after);
  if (differences.length === 0) return <p className="quiet">{t(($) => $.console.duty.diff.none)}</p>;
  const columns: TableColumnsType<Difference> = [
    { title: t(($) => $.console.duty.diff.what), render: (_, { path }) => pathText(path) },
    {
      title: t(($) => $.console.duty.diff.before),
      render: (_, each) =>
        each.before === undefined ? (
          <span className="quiet">{leafText(each.path, each.before)}</span>
        ) : (
          <del className="diff-before">{leafText(each.path, each.before)}</del>
        ),
    },
    {
      title: afterTitle ?? t(($) => $.console.duty.diff.after),
      render: (_, each) =>
        each.after === undefined ? (
          <span className="quiet">{leafText(each.path, each.after)}</span>
        ) : (
          <ins className="diff-after">{leafText(each.path, each.after)}</ins>
        ),
    },
  ];
  return (
    <Table
      size="small"
      columns={columns}
      dataSource={differences}
      rowKey={({ path }) => path.join('\n')}
      pagination={false}
    />
  );
}
