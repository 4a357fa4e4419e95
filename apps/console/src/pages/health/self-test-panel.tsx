import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons';
import { routes } from '@vedette/contract';
import { Button } from 'antd';
import { useAct } from '../../api/use-act.ts';
import { useFormat } from '../../i18n/format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Panel } from '../../parts/panel.tsx';

interface Part {
  readonly part: string;
  readonly ok: boolean;
  readonly detail: string;
  readonly ms: number;
}

function Line({ part, ok, detail, ms }: Part) {
  const t = useText();
  const format = useFormat();
  return (
    <li className="spread list-line">
      <span>
        <span className={ok ? 'good' : 'bad'}>
          {ok ? <CheckCircleFilled /> : <CloseCircleFilled />}{' '}
          {ok ? t(($) => $.console.device.selfTest.ok) : t(($) => $.console.device.selfTest.failed)}
        </span>{' '}
        {part} {!ok && <span className="mono">{detail}</span>}
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
                <Line key={part.part} {...part} />
              ))}
            </ul>
          </>
        )}
      </div>
    </Panel>
  );
}
