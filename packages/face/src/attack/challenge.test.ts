import { after, duration, instant } from '@vedette/domain';
import { describe, expect, it } from 'vitest';
import { type Challenge, type ChallengeProgress, startChallenge, stepChallenge } from './challenge.ts';

const start = instant(1_000_000);
type Seen = readonly [eyesOpen: number, yaw: number];
const open = (yaw = 0): Seen => [0.9, yaw];
const shut: Seen = [0.2, 0];

function play(challenge: Challenge, seen: readonly Seen[]): ChallengeProgress {
  return seen.reduce(
    (state, [eyesOpen, yaw], i) =>
      stepChallenge(state, { at: after(start, duration(100 * i)), eyesOpen, yaw }),
    startChallenge(challenge, start),
  );
}

describe('a blink', () => {
  it('passes when open eyes shut and open again', () => {
    expect(play('blink', [open(), open(), shut, shut, open()]).phase).toBe('passed');
  });
  it('is not passed by eyes that only shut, nor by a picture with shut or open eyes', () => {
    expect(play('blink', [open(), shut, shut]).phase).toBe('shut');
    expect(play('blink', [shut, shut, shut, shut]).phase).not.toBe('passed');
    expect(
      play(
        'blink',
        Array.from({ length: 50 }, () => open()),
      ).phase,
    ).toBe('ready');
  });
  it('is not passed by eyes that never were open enough to tell', () => {
    expect(
      play('blink', [
        [0.2, 0],
        [0.05, 0],
        [0.2, 0],
      ]).phase,
    ).toBe('waiting');
  });
  it('counts by how wide these eyes open, not by how wide eyes open in general', () => {
    expect(
      play('blink', [
        [0.45, 0],
        [0.2, 0],
        [0.45, 0],
      ]).phase,
    ).toBe('passed');
  });
});

describe('a turn of the head', () => {
  it("passes towards the person's own side, which is the image's other one", () => {
    expect(play('turn-left', [open(), open(15), open(30)]).phase).toBe('passed');
    expect(play('turn-right', [open(), open(-30)]).phase).toBe('passed');
  });
  it('fails the wrong way, so that a recording of every movement does not pass', () => {
    expect(play('turn-left', [open(), open(-30), open(), open(30)]).phase).toBe('failed');
  });
  it('counts only from a face that looked straight ahead', () => {
    expect(play('turn-left', [open(30), open(35)]).phase).toBe('waiting');
  });
});

describe('any challenge', () => {
  it('fails when time is up', () => {
    const state = stepChallenge(startChallenge('blink', start), {
      at: after(start, duration(8_001)),
      eyesOpen: 1,
      yaw: 0,
    });
    expect(state.phase).toBe('failed');
  });
  it('fails when the clock is set back, rather than last until it has caught up', () => {
    const asked = startChallenge('blink', start);
    const earlier = after(start, duration(-3_600_000));
    expect(stepChallenge(asked, { at: earlier, eyesOpen: 1, yaw: 0 }).phase).toBe('failed');
  });
  it('stays as it ended', () => {
    const passed = play('turn-left', [open(), open(30)]);
    expect(stepChallenge(passed, { at: after(start, duration(9_000)), eyesOpen: 1, yaw: -40 })).toBe(passed);
  });
});
