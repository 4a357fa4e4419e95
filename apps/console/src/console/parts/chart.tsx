import type { EChartsCoreOption } from 'echarts/core';
import { lazy, Suspense } from 'react';

const Canvas = lazy(() => import('./chart-canvas.tsx').then(({ ChartCanvas }) => ({ default: ChartCanvas })));

export interface ChartProps {
  readonly option: EChartsCoreOption;
  /** A sentence that says the same to those who do not see it. */
  readonly label: string;
  readonly size: 's' | 'm' | 'heat';
}

/** A chart; what draws it is loaded when the first one is shown. */
export function Chart(props: ChartProps) {
  return (
    <Suspense fallback={<div className="chart-canvas" data-size={props.size} />}>
      <Canvas {...props} />
    </Suspense>
  );
}
