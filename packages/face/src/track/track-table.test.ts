import { instant } from '@vedette/domain';
import { describe, expect, it } from 'vitest';
import type { Box } from '../image/geometry.ts';
import { associate } from './associate.ts';
import { addGoodFrame, forgetTrack, newTrack, scoreAgainst } from './face-track.ts';
import { trackTable } from './track-table.ts';

const box = (left: number, width = 100): Box => ({ left, top: 100, width, height: width });
const at = (seconds: number) => instant(1_000 * seconds);

describe('associate', () => {
  it('follows faces that move, each to its own', () => {
    expect(associate([box(0), box(300)], [box(320), box(15)])).toEqual([1, 0]);
  });
  it('follows a quick face by its centre when the boxes overlap little', () => {
    expect(associate([box(0)], [box(55)])).toEqual([0]);
  });
  it('takes a face far away, or of quite another size, for a new one', () => {
    expect(associate([box(0)], [box(200)])).toEqual([null]);
    expect(associate([box(0, 200)], [box(80, 40)])).toEqual([null]);
  });
  it('gives one earlier face to one new face only', () => {
    expect(associate([box(0)], [box(30), box(5)])).toEqual([null, 0]);
  });
});

describe('trackTable', () => {
  it('numbers faces as they appear and says when they are lost', () => {
    const table = trackTable();
    expect(table.update([box(0)], at(0)).appeared.map(({ id }) => id)).toEqual([1]);
    expect(table.update([box(10), box(300)], at(0.2)).appeared.map(({ id }) => id)).toEqual([2]);
    expect(table.update([box(20)], at(1.1)).lost).toEqual([]);
    expect(table.update([box(20)], at(1.3)).lost.map(({ id }) => id)).toEqual([2]);
  });
  it('bridges frames in which a face was not found', () => {
    const table = trackTable();
    table.update([box(0)], at(0));
    table.update([], at(0.5));
    expect(table.update([box(5)], at(0.9)).appeared).toEqual([]);
  });
  it('begins anew when the clock is set back, rather than wait for it to catch up', () => {
    const table = trackTable();
    table.update([box(0), box(300)], at(3_600));
    const { seen, lost } = table.update([box(5)], at(10));
    expect([seen.map(({ id }) => id), lost.map(({ id }) => id)]).toEqual([[3], [1, 2]]);
  });
  it('goes on serving whom it serves, unless someone steps well in front', () => {
    const table = trackTable();
    const first = table.update([box(0)], at(0)).primary;
    expect(table.update([box(250, 110), box(5)], at(0.1)).primary).toBe(first);
    expect(table.update([box(250, 140), box(5)], at(0.2)).primary?.id).toBe(2);
  });
  it('serves the other when the served one has left the frame', () => {
    const table = trackTable();
    table.update([box(0), box(300)], at(0));
    expect(table.update([box(300)], at(0.1)).primary?.id).toBe(2);
  });
  it('never gives a number twice', () => {
    const table = trackTable();
    table.update([box(0)], at(0));
    table.clear();
    expect(table.update([box(0)], at(0.1)).seen[0]?.id).toBe(2);
  });

  it('begins a new track for whoever stands there after the camera has paused', () => {
    const table = trackTable();
    table.update([box(0)], at(0));
    const { seen, appeared, lost } = table.update([box(0)], at(3));
    expect(lost.map(({ id }) => id)).toEqual([1]);
    expect(appeared.map(({ id }) => id)).toEqual([2]);
    expect(seen[0]?.id).toBe(2);
  });
});

describe('a track', () => {
  it('zeroes probes that fall out, and all when it ends', () => {
    const track = newTrack(1, box(0), at(0));
    const probes = Array.from({ length: 9 }, () => Float32Array.of(0.6, 0.8));
    for (const probe of probes) addGoodFrame(track, probe);
    expect(probes.map((probe) => probe.every((value) => value === 0))).toEqual([
      true,
      true,
      ...Array.from({ length: 7 }, () => false),
    ]);
    forgetTrack(track);
    expect(probes.flatMap((probe) => [...probe]).every((value) => value === 0)).toBe(true);
  });
  it('scores against a reference by the median of its frames', () => {
    const track = newTrack(1, box(0), at(0));
    expect(scoreAgainst(track, Float32Array.of(1, 0))).toBeNull();
    for (const x of [1, 0.5, 0]) addGoodFrame(track, Float32Array.of(x, 0));
    expect(scoreAgainst(track, Float32Array.of(1, 0))).toBe(0.5);
  });
});
