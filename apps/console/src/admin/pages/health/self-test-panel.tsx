import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons';
import { routes } from '@vedette/contract';
import { phrases } from '@vedette/phrases';
import { Button } from 'antd';
import { useAct } from '../../../api/use-act.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Panel } from '../../../parts/panel.tsx';

interface Part {
  readonly part: string;
  readonly ok: boolean;
  readonly detail: string;
  readonly ms: number;
}

const { codes, parts } = phrases.en.console.device.selfTest;
const isCode = (text: string): text is keyof typeof codes => Object.hasOwn(codes, text);
const isPart = (text: string): text is keyof typeof parts => Object.hasOwn(parts, text);

/** Words for `link:not-connected frames:no-frames`; what is not known stays as it is. */
function useDetailText(): (detail: string) => string {
  const t = useText();
  const separator = t(($) => $.console.duty.separator);
  const words = (each: string): string => {
    const code = each.split(':').at(-1) ?? each;
    return isCode(code) ? t(($) => $.console.device.selfTest.codes[code]) : each;
  };
  return (detail) => [...new Set(detail.split(' ').map(words))].join(separator);
}

function Line({ part, ok, detail, ms }: Part) {
  const t = useText();
  const format = useFormat();
  const detailText = useDetailText();
  const name = isPart(part) ? t(($) => $.console.device.selfTest.parts[part]) : part;
  return (
    <li className="spread list-line">
      <span>
        <span className={ok ? 'good' : 'bad'}>
          {ok ? <CheckCircleFilled aria-hidden /> : <CloseCircleFilled aria-hidden />}{' '}
          {ok ? t(($) => $.console.device.selfTest.ok) : t(($) => $.console.device.selfTest.failed)}
        </span>{' '}
        {name} {!ok && <span className="quiet">{detailText(detail)}</span>}
      </span>
      <span className="number quiet">
        {t(($) => $.console.device.selfTest.took, { ms: format.number(ms) })}
      </span>
    </li>
  );
}

export function SelfTestPanel() {
  const t = useText();
  const test = useAct(routes.device.selfTest);
  const failed = test.data?.filter(({ ok }) => !ok).length ?? 0;
  return (
    <Panel
      title={t(($) => $.console.device.selfTest.title)}
      extra={
        <Button loading={test.isPending} onClick={() => test.mutate({})}>
          {test.data === undefined
            ? t(($) => $.console.device.selfTest.run)
            : t(($) => $.console.device.selfTest.again)}
        </Button>
      }
    >
      <div role="status">
        {test.data === undefined ? (
          <span className="quiet">{t(($) => $.console.device.selfTest.never)}</span>
        ) : (
          <>
            <strong className={failed === 0 ? 'good' : 'bad'}>
              {failed === 0
                ? t(($) => $.console.device.selfTest.allOk)
                : t(($) => $.console.device.selfTest.someFailed, { n: failed })}
            </strong>
            <ul className="plain-list">
              {test.data.map((part) => (
                <Line key={`${part.part} ${part.detail} ${part.ms}`} {...part} />
              ))}
            </ul>
          </>
        )}
      </div>
    </Panel>
  );
}
