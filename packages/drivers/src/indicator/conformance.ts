import assert from 'node:assert/strict';
import { assertRefused, type ConformanceCheck, type ConformanceSubject } from '../conformance/conformance.ts';
import { type Indicator, type Light, lights, voicePrompts } from './indicator.ts';

/** An indicator in a test stand, seen and heard from in front. */
export interface IndicatorSubject extends ConformanceSubject {
  readonly indicator: Indicator;
  seen(): Light | null;
  heard(): readonly string[];
  setBroken(broken: boolean): Promise<void>;
}

const shows = ({ indicator }: IndicatorSubject): boolean => indicator.capabilities.light === 'supported';
const speaks = ({ indicator }: IndicatorSubject): boolean => indicator.capabilities.voice === 'supported';
const silent = (subject: IndicatorSubject): boolean => !shows(subject) && !speaks(subject);

/** What every indicator must do. */
export const indicatorConformance: readonly ConformanceCheck<IndicatorSubject>[] = [
  {
    name: 'shows every light',
    applies: shows,
    run: async (subject) => {
      for (const light of lights) {
        await subject.indicator.show(light);
        assert.equal(subject.seen(), light);
      }
    },
  },
  {
    name: 'says every prompt, in the order given',
    applies: speaks,
    run: async (subject) => {
      for (const prompt of voicePrompts) await subject.indicator.say(prompt, 'zh-CN');
      assert.deepEqual(subject.heard(), voicePrompts);
    },
  },
  {
    name: 'says that it failed, and works again once mended',
    applies: shows,
    run: async (subject) => {
      await subject.setBroken(true);
      await assertRefused(subject.indicator.show('red'), 'driver-failed');
      assert.equal((await subject.indicator.selfTest()).ok, false);
      await subject.setBroken(false);
      await subject.indicator.show('green');
      assert.equal(subject.seen(), 'green');
    },
  },
  {
    name: 'says that it cannot, when it can do neither',
    applies: silent,
    run: async (subject) => {
      await assertRefused(subject.indicator.show('red'), 'driver-unsupported');
      await assertRefused(subject.indicator.say('blink', 'en'), 'driver-unsupported');
    },
  },
  {
    name: 'tests itself and closes twice without complaint',
    applies: () => true,
    run: async (subject) => {
      assert.equal((await subject.indicator.selfTest()).ok, true);
      await subject.indicator.close();
      await subject.indicator.close();
    },
  },
];
