import { duration, type LaneId } from '@vedette/domain';
import { describe, expect, it } from 'vitest';
import { ManualScheduler } from '../common/manual-scheduler.ts';
import { parseSimulatedTurnstile } from '../simulated/simulated-config.ts';
import { SimulatedContacts } from '../simulated/simulated-contacts.ts';
import { SimulatedTurnstile } from '../simulated/simulated-turnstile.ts';
import { bindFireRelease } from './fire-release.ts';

const lane = 'lane-1' as LaneId;
const way = { lane, direction: 'in' } as const;
const moment = duration(200);

async function site() {
  const scheduler = new ManualScheduler();
  const config = parseSimulatedTurnstile({ driver: 'simulated', lanes: [{ lane }] });
  const panel = new SimulatedContacts(scheduler);
  const front = new SimulatedTurnstile(config, scheduler);
  const back = new SimulatedTurnstile(config, scheduler);
  const bond = bindFireRelease({ inputs: [panel], turnstiles: [front, back] });
  await scheduler.advance(moment);
  const open = (): boolean[] => [front.isOpen(way), back.isOpen(way)];
  const pass = (): Promise<void> => scheduler.advance(moment);
  return { scheduler, panel, front, back, bond, open, pass };
}

describe('the fire release', () => {
  it('opens every lane when the fire panel says so, and holds them after reset only', async () => {
    const { panel, bond, open, pass } = await site();
    panel.set('fire', true);
    await pass();
    expect([bond.state(), open()]).toEqual(['on', [true, true]]);
    panel.set('fire', false);
    await pass();
    expect([bond.state(), open()]).toEqual(['cleared', [true, true]]);
    const reset = bond.reset();
    await pass();
    await reset;
    expect([bond.state(), open()]).toEqual(['off', [false, false]]);
  });

  it('opens every lane when one turnstile alone notices fire', async () => {
    const { front, bond, open, pass } = await site();
    front.setFire(true);
    await pass();
    expect([bond.state(), open()]).toEqual(['on', [true, true]]);
    front.setFire(false);
    await pass();
    expect(bond.state()).toBe('cleared');
  });

  it('cannot be reset while there is fire', async () => {
    const { panel, bond, pass } = await site();
    panel.set('fire', true);
    await pass();
    await expect(bond.reset()).rejects.toMatchObject({ code: 'conflict' });
    expect(bond.state()).toBe('on');
  });

  it('opens a lane again that somebody reset by itself during fire', async () => {
    const { panel, front, open, pass } = await site();
    panel.set('fire', true);
    await pass();
    const reset = front.resetFire();
    await pass();
    await reset;
    await pass();
    expect(open()).toEqual([true, true]);
  });

  it('keeps the lanes open when the fire panel cannot be read any more', async () => {
    const { panel, bond, open, pass } = await site();
    panel.set('fire', true);
    await pass();
    panel.become('absent');
    await pass();
    expect([bond.state(), open()]).toEqual(['on', [true, true]]);
  });

  it('opens the other lanes when one turnstile is dead, and that one as soon as it lives', async () => {
    const { scheduler, panel, front, open } = await site();
    front.become('silent');
    panel.set('fire', true);
    await scheduler.advance(duration(1_000));
    expect(open()).toEqual([false, true]);
    front.become('well');
    await scheduler.advance(duration(10_000));
    expect(open()).toEqual([true, true]);
  });

  it('opens although everything that listens to the turnstile throws', async () => {
    const { panel, front, back, open, pass } = await site();
    for (const device of [front, back, panel])
      device.subscribe(() => {
        throw new Error('the decision has fallen over');
      });
    panel.set('fire', true);
    await pass();
    expect(open()).toEqual([true, true]);
  });

  it('opens in the middle of a release', async () => {
    const { panel, front, open, pass } = await site();
    const release = front.release(way, { openFor: duration(1_000) });
    panel.set('fire', true);
    await pass();
    await release;
    await pass();
    expect(open()).toEqual([true, true]);
  });

  it('does nothing any more once unbound, and leaves lanes open that are open for fire', async () => {
    const { panel, bond, open, pass } = await site();
    panel.set('fire', true);
    await pass();
    bond.close();
    panel.set('fire', false);
    await pass();
    expect([bond.state(), open()]).toEqual(['on', [true, true]]);
  });
});
