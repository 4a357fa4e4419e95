import { Progress } from 'antd';

interface GaugeProps {
  readonly name: string;
  readonly used: number;
  readonly limit: number;
  /** What the bar means, in words. */
  readonly text: string;
  readonly note?: string;
  /** Being full is no trouble. */
  readonly isGoodFull?: boolean;
}

const nearlyFull = 90;

/** How full something is. */
export function Gauge({ name, used, limit, text, note, isGoodFull = false }: GaugeProps) {
  const percent = limit === 0 ? 0 : Math.min((used / limit) * 100, 100);
  return (
    <div className="gauge">
      <div className="spread">
        <strong>{name}</strong>
        <span className="number quiet">{text}</span>
      </div>
      <Progress
        percent={percent}
        showInfo={false}
        aria-label={`${name}: ${text}`}
        status={percent >= nearlyFull && !isGoodFull ? 'exception' : 'normal'}
      />
      {note !== undefined && <span className="quiet">{note}</span>}
    </div>
  );
}
