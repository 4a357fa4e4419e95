import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { type Bucket, countOf, totalOf } from './flow-buckets.ts';

const width = 1080;
const height = 180;
const floor = 156;
const kinds = ['granted', 'refer', 'denied'] as const;

function Bar({
  bucket,
  at,
  slot,
  peak,
}: {
  readonly bucket: Bucket;
  readonly at: number;
  readonly slot: number;
  readonly peak: number;
}) {
  let top = floor;
  return kinds.map((kind) => {
    const size = (bucket[kind] / peak) * (floor - 12);
    top -= size;
    if (size === 0) return null;
    return (
      <rect
        key={kind}
        className={`bar-${kind}`}
        x={at * slot + 1}
        y={top}
        width={Math.max(slot - 2, 1)}
        height={size}
      />
    );
  });
}

function Times({ buckets, slot }: { readonly buckets: readonly Bucket[]; readonly slot: number }) {
  const format = useFormat();
  const step = Math.ceil(buckets.length / 6);
  return buckets.map((bucket, at) =>
    at % step === 0 ? (
      <text key={bucket.from} className="chart-text" x={at * slot} y={height - 6}>
        {format.minute(bucket.from)}
      </text>
    ) : null,
  );
}

/** Stacked bars; a sentence says the same to those who do not see them. */
export function FlowChart({
  buckets,
  minutes,
}: {
  readonly buckets: readonly Bucket[];
  readonly minutes: number;
}) {
  const t = useText();
  const peak = Math.max(1, ...buckets.map(countOf));
  const slot = width / buckets.length;
  const label = t(($) => $.console.overview.flow.summary, { minutes, peak, ...totalOf(buckets) });
  return (
    <figure className="chart">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        <line className="chart-line" x1={0} x2={width} y1={floor} y2={floor} />
        <line className="chart-grid" x1={0} x2={width} y1={12} y2={12} />
        <text className="chart-text" x={width} y={9} textAnchor="end">
          {peak}
        </text>
        {buckets.map((bucket, at) => (
          <Bar key={bucket.from} bucket={bucket} at={at} slot={slot} peak={peak} />
        ))}
        <Times buckets={buckets} slot={slot} />
      </svg>
      <figcaption className="row">
        {kinds.map((kind) => (
          <span key={kind} className="legend">
            <i className={`dot dot-${kind}`} /> {t(($) => $.console.passage.outcome[kind])}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
