import { useAppearance } from '../../app/appearance.tsx';

/** The page's own colours, for what draws on a canvas and knows no style sheet (see base.css). */
const light = {
  ...{ granted: '#17753f', denied: '#c0281f', refer: '#b45309', line: '#dde5e3', text: '#5a6664' },
  ...{ low: '#e8f4f2', high: '#0f766e', surface: '#ffffff' },
  series: ['#0f766e', '#b45309', '#3b5bdb', '#9c36b5', '#c0281f', '#5c940d', '#1971c2', '#846358'],
};
const dark: typeof light = {
  ...{ granted: '#4ac07a', denied: '#f0706a', refer: '#e0a63a', line: '#2b3735', text: '#a3b3b0' },
  ...{ low: '#153b38', high: '#4fd1c5', surface: '#151d1c' },
  series: ['#4fd1c5', '#e0a63a', '#91a7ff', '#da77f2', '#f0706a', '#a9e34b', '#74c0fc', '#d0b3a7'],
};

export function useChartColours() {
  return useAppearance().isDark ? dark : light;
}
