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
    run: async ({ indicator, seen }) => {
      for (const light of lights) {
        await indicator.show(light);
        assert.equal(seen(), light);
      }
    },
  },
  {
    name: 'says every prompt, in the order given',
    applies: speaks,
    run: async ({ indicator, heard }) => {
      for (const prompt of voicePrompts) await indicator.say(prompt, 'zh-CN');
      assert.deepEqual(heard(), voicePrompts);
    },
  },
  {
    name: 'says that it failed, and works again once mended',
    applies: shows,
    run: async ({ indicator, seen, setBroken }) => {
      await setBroken(true);
      await assertRefused(indicator.show('red'), 'driver-failed');
      assert.equal((await indicator.selfTest()).ok, false);
      await setBroken(false);
      await indicator.show('green');
      assert.equal(seen(), 'green');
    },
  },
  {
    name: 'says that it cannot, when it can do neither',
    applies: silent,
    run: async ({ indicator }) => {
      await assertRefused(indicator.show('red'), 'driver-unsupported');
      await assertRefused(indicator.say('blink', 'en'), 'driver-unsupported');
    },
  },
  {
    name: 'tests itself and closes twice without complaint',
    applies: () => true,
    run: async ({ indicator }) => {
      assert.equal((await indicator.selfTest()).ok, true);
      await indicator.close();
      await indicator.close();
    },
  },
];
