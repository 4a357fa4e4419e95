import { celsius } from '@vedette/domain';
import { describe } from 'vitest';
import { runConformance } from '../../test/stand/run-conformance.ts';
import { ManualScheduler } from '../common/manual-scheduler.ts';
import { SimulatedThermometer } from '../simulated/simulated-thermometer.ts';
import { absentThermometer } from './absent.ts';
import { type ThermometerSubject, thermometerConformance } from './conformance.ts';

const nothing = async (): Promise<void> => undefined;

describe('a simulated thermometer', () => {
  runConformance(thermometerConformance, async (): Promise<ThermometerSubject> => {
    const scheduler = new ManualScheduler();
    const thermometer = new SimulatedThermometer(scheduler);
    return {
      thermometer,
      setPerson: async (there) => (there ? thermometer.stepUp(celsius(36.5)) : thermometer.stepAway()),
      setSilent: async (silent) => thermometer.setSilent(silent),
      lull: (time) => scheduler.advance(time),
      dispose: nothing,
    };
  });
});

describe('a thermometer that is not there', () => {
  runConformance(
    thermometerConformance,
    async (): Promise<ThermometerSubject> => ({
      thermometer: absentThermometer,
      setPerson: nothing,
      setSilent: nothing,
      lull: nothing,
      dispose: nothing,
    }),
  );
});
