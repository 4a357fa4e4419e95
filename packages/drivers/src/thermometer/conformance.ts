import assert from 'node:assert/strict';
import { duration, type TemperatureEvidence } from '@vedette/domain';
import { assertRefused, type ConformanceCheck, type ConformanceSubject } from '../conformance/conformance.ts';
import type { Thermometer } from './thermometer.ts';

/** A thermometer in a test stand. */
export interface ThermometerSubject extends ConformanceSubject {
  readonly thermometer: Thermometer;
  /** Somebody of 36.5 °C steps up, or nobody stands there. */
  setPerson(there: boolean): Promise<void>;
  setSilent(silent: boolean): Promise<void>;
}

const deadline = duration(500);
const always = (): boolean => true;
const reads = ({ thermometer }: ThermometerSubject): boolean =>
  thermometer.capabilities.reading === 'supported';

/** What every thermometer must do. */
export const thermometerConformance: readonly ConformanceCheck<ThermometerSubject>[] = [
  {
    name: 'reads somebody who stands there, and nothing when nobody does',
    applies: reads,
    run: async (subject) => {
      await subject.setPerson(true);
      assert.equal((await subject.thermometer.measure(deadline)).reading, 36.5);
      await subject.setPerson(false);
      assert.equal((await subject.thermometer.measure(deadline)).reading, null);
    },
  },
  {
    name: 'leaves null what it cannot tell',
    applies: always,
    run: async (subject) => {
      await subject.setPerson(true);
      const evidence: TemperatureEvidence = await subject.thermometer.measure(deadline);
      for (const what of ['reading', 'distance', 'ambient'] as const)
        assert.equal(evidence[what] !== null, subject.thermometer.capabilities[what] === 'supported', what);
    },
  },
  {
    name: 'fails within the deadline when it is silent, and reads again afterwards',
    applies: reads,
    run: async (subject) => {
      const faults: string[] = [];
      subject.thermometer.subscribe((event) => faults.push(event.error.code));
      await subject.setPerson(true);
      await subject.setSilent(true);
      const refused = assertRefused(subject.thermometer.measure(deadline), 'driver-failed');
      await subject.lull(deadline);
      await refused;
      assert.deepEqual(faults, ['driver-failed']);
      assert.equal((await subject.thermometer.selfTest()).ok, false);
      await subject.setSilent(false);
      assert.equal((await subject.thermometer.measure(deadline)).reading, 36.5);
    },
  },
  {
    name: 'tests itself and closes twice without complaint',
    applies: always,
    run: async (subject) => {
      assert.equal((await subject.thermometer.selfTest()).ok, true);
      await subject.thermometer.close();
      await subject.thermometer.close();
    },
  },
];
