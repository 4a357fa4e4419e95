import { describe, expect, it } from 'vitest';
import { runConformance } from '../../test/stand/run-conformance.ts';
import { openPageIndicator } from '../page/page-indicator.ts';
import { SimulatedIndicator } from '../simulated/simulated-indicator.ts';
import { absentIndicator } from './absent.ts';
import { type IndicatorSubject, indicatorConformance } from './conformance.ts';
import type { Light } from './indicator.ts';

const nothing = async (): Promise<void> => undefined;

describe('a simulated indicator', () => {
  runConformance(indicatorConformance, async (): Promise<IndicatorSubject> => {
    const indicator = new SimulatedIndicator();
    return {
      indicator,
      seen: () => indicator.light(),
      heard: () => indicator.history().flatMap((line) => ('prompt' in line ? [line.prompt] : [])),
      setBroken: async (broken) => indicator.setBroken(broken),
      lull: nothing,
      dispose: nothing,
    };
  });
});

describe('the indicator of a page', () => {
  runConformance(indicatorConformance, async (): Promise<IndicatorSubject> => {
    const indicator = openPageIndicator();
    const heard: string[] = [];
    let seen: Light | null = null;
    const page = {
      show: (light: Light) => {
        seen = light;
      },
      say: (prompt: string) => void heard.push(prompt),
    };
    let detach = indicator.attach(page);
    return {
      indicator,
      seen: () => seen,
      heard: () => heard,
      async setBroken(broken) {
        if (broken) detach();
        else detach = indicator.attach(page);
      },
      lull: nothing,
      dispose: nothing,
    };
  });

  it('shows a page that comes late the light of the moment', async () => {
    const indicator = openPageIndicator();
    await expect(indicator.show('red')).rejects.toMatchObject({ code: 'driver-failed' });
    const seen: Light[] = [];
    indicator.attach({ show: (light) => void seen.push(light), say: () => undefined });
    expect(seen).toEqual(['red']);
  });

  it('tells every page, even when one before it fails', async () => {
    const indicator = openPageIndicator();
    const seen: Light[] = [];
    let broken = false;
    const fail = (): void => {
      if (broken) throw new Error('the socket is closed');
    };
    indicator.attach({ show: fail, say: fail });
    indicator.attach({ show: (light) => void seen.push(light), say: () => undefined });
    broken = true;
    await expect(indicator.show('green')).rejects.toMatchObject({ code: 'driver-failed' });
    expect(seen).toEqual(['idle', 'green']);
  });
});

describe('an indicator that is not there', () => {
  runConformance(
    indicatorConformance,
    async (): Promise<IndicatorSubject> => ({
      indicator: absentIndicator,
      seen: () => null,
      heard: () => [],
      setBroken: nothing,
      lull: nothing,
      dispose: nothing,
    }),
  );
});
