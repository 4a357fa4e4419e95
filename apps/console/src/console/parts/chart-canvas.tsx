import { BarChart, HeatmapChart, LineChart } from 'echarts/charts';
import {
  AxisPointerComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components';
import { type EChartsType, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useAppearance } from '../../app/appearance.tsx';
import type { ChartProps } from './chart.tsx';

use([BarChart, HeatmapChart, LineChart]);
use([AxisPointerComponent, GridComponent, LegendComponent, TooltipComponent, VisualMapComponent]);
use([CanvasRenderer]);

const calm = window.matchMedia('(prefers-reduced-motion: reduce)');

/** Draws an option of ECharts in the colours of the page, as large as its place. */
export function ChartCanvas({ option, label, size }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(null);
  const { isDark } = useAppearance();
  useEffect(() => {
    if (place.current === null) return;
    const drawn = init(place.current, isDark ? 'dark' : undefined);
    chart.current = drawn;
    const sizes = new ResizeObserver(() => drawn.resize());
    sizes.observe(place.current);
    return () => {
      sizes.disconnect();
      drawn.dispose();
      chart.current = null;
    };
  }, [isDark]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme is another chart, to be drawn as well
  useEffect(() => {
    const base = { backgroundColor: 'transparent', animation: !calm.matches };
    chart.current?.setOption({ ...base, ...option }, { notMerge: true });
  }, [option, isDark]);
  return <div ref={place} className="chart-canvas" data-size={size} role="img" aria-label={label} />;
}
