import { describe, expect, it } from 'vitest';
import { attackCrop } from './attack-crop.ts';
import { softmaxAt } from './attack-score.ts';
import { judgeAttack } from './judge-attack.ts';

const limits = { bonaFideFrom: 0.01, attackBelow: 0.001 };

describe('judgeAttack', () => {
  it('goes by the median: single frames neither save a replay nor condemn a person', () => {
    expect(judgeAttack([0.0001, 0.9, 0.0002], 'none', limits).state).toBe('attack');
    expect(judgeAttack([0.2, 0.0001, 0.1], 'none', limits).state).toBe('bona-fide');
    expect(judgeAttack([0.005], 'none', limits).state).toBe('uncertain');
  });
  it('lets a passed challenge lift doubt, and make a doubt of an attack', () => {
    expect(judgeAttack([0.005], 'passed', limits).state).toBe('bona-fide');
    expect(judgeAttack([0.0001], 'passed', limits).state).toBe('uncertain');
  });
  it('is uncertain without a model, and reports a failed challenge', () => {
    expect(judgeAttack([], 'none', limits).state).toBe('uncertain');
    expect(judgeAttack([0.9], 'failed', limits)).toMatchObject({ state: 'bona-fide', challenge: 'failed' });
  });
});

describe('attackCrop', () => {
  it('is the box times the scale around the same centre', () => {
    const map = attackCrop({ left: 300, top: 200, width: 40, height: 40 }, 2.7, 640, 480, 128);
    expect(map.a * 128).toBeCloseTo(108);
    expect(map.c + map.a * 63.5).toBeCloseTo(320 - 0.5);
  });
  it('is shrunk and shifted to stay inside the frame', () => {
    const map = attackCrop({ left: 0, top: 100, width: 300, height: 300 }, 2.7, 640, 480, 128);
    expect(map.e * 128).toBeCloseTo(479);
    expect(map.c).toBeGreaterThan(-0.5);
    expect(map.f + map.e * 127).toBeLessThan(480);
  });
});

describe('softmaxAt', () => {
  it('gives shares of one', () => {
    const logits = Float32Array.of(1, 2, 3);
    expect(softmaxAt(logits, 0) + softmaxAt(logits, 1) + softmaxAt(logits, 2)).toBeCloseTo(1);
    expect(softmaxAt(Float32Array.of(1000, 0, 0), 0)).toBe(1);
  });
});
