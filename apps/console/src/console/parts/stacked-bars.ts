import type { EChartsCoreOption } from 'echarts/core';

interface Series {
  readonly name: string;
  readonly colour: string;
  readonly values: readonly number[];
}

interface StackedBarsInput {
  readonly colours: { readonly line: string; readonly text: string };
  readonly names: readonly string[];
  readonly series: readonly Series[];
}

/** Bars on top of each other, one a step of time. */
export function stackedBars({ colours: { line, text }, names, series }: StackedBarsInput): EChartsCoreOption {
  const label = { color: text };
  return {
    grid: { left: 8, right: 8, top: 36, bottom: 4, containLabel: true },
    legend: {
      type: 'scroll',
      top: 0,
      left: 0,
      icon: 'roundRect',
      itemWidth: 12,
      itemHeight: 12,
      textStyle: label,
      pageTextStyle: label,
      pageIconColor: text,
    },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, confine: true },
    xAxis: {
      type: 'category',
      data: names,
      axisLabel: label,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: line } },
    },
    yAxis: { type: 'value', minInterval: 1, axisLabel: label, splitLine: { lineStyle: { color: line } } },
    series: series.map(({ name, colour, values }) => ({
      ...{ type: 'bar', stack: 'all', name, data: values },
      ...{ itemStyle: { color: colour }, barMaxWidth: 28, emphasis: { focus: 'series' } },
    })),
  };
}
