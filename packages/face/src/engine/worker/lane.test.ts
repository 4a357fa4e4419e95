import { comparisonScore, instant, type LaneId, type PersonId } from '@vedette/domain';
import { describe, expect, it } from 'vitest';
import type { Analyser } from '../../analyser/analyser.ts';
import { derivePolicy } from '../../compare/derive-policy.ts';
import type { Detection } from '../../detect/detection.ts';
import { lfwTable } from '../../fmr/fmr-table.ts';
import { picture } from '../../image/picture.ts';
import { openPyramid } from '../../image/pyramid.ts';
import type { QualityReport } from '../../quality/quality.ts';
import { paint } from '../../testing/pictures.ts';
import type { FaceObservation, TrackEvent } from '../face-engine.ts';
import { openLane } from './lane.ts';

interface Scene {
  readonly eyesOpen?: number;
  readonly yaw?: number;
  readonly faults?: QualityReport['faults'];
  /** Direction of the face's reference. */
  readonly face?: readonly [number, number];
  readonly attackScore?: number;
  /** Left edges of the faces, the central one first. */
  readonly at?: readonly number[];
}

const quality: QualityReport = {
  interEye: 90,
  yaw: 0,
  pitch: 0,
  roll: 0,
  sharpness: 1,
  light: 120,
  inside: 1,
  eyesOpen: 1,
  mouthOpen: 0,
  faults: [],
};
const here = { x: 0, y: 0 };
const frame = picture(
  paint(64, 48, () => 0),
  openPyramid(),
);

/** A lane whose camera shows one scripted scene after the other; every probe it makes is kept for inspection. */
function lane(gallery: () => readonly { subject: PersonId; score: number }[] = () => []) {
  let scene: Scene = {};
  let now = 0;
  let version = 1;
  const probes: Float32Array[] = [];
  const analyser: Pick<Analyser, 'detect' | 'observe' | 'embed'> = {
    detect: async () =>
      (scene.at ?? [10]).map((left) => ({
        box: { left, top: 0, width: 20, height: 20 },
        score: 0.9,
        eyes: [here, here],
      })),
    observe: async (_frame, { box, score }: Detection): Promise<FaceObservation> => ({
      box,
      detection: score,
      points: [here, here, here, here, here],
      quality: {
        ...quality,
        eyesOpen: scene.eyesOpen ?? 1,
        yaw: scene.yaw ?? 0,
        faults: scene.faults ?? [],
      },
      attackScore: scene.attackScore ?? 0.9,
      maskProbability: 0.01,
    }),
    embed: async () => {
      const probe = Float32Array.from(scene.face ?? [1, 0]);
      probes.push(probe);
      return probe;
    },
  };
  const opened = openLane('lane' as LaneId, {
    analyser: analyser as Analyser,
    gallery: {
      search: () =>
        gallery().map((hit) => ({ ...hit, reference: 'main', score: comparisonScore(hit.score) })),
      score: (_probe, subject) =>
        comparisonScore(gallery().find((hit) => hit.subject === subject)?.score ?? -1),
    },
    rules: () => ({
      policy: derivePolicy(lfwTable),
      enrolled: 10,
      attack: { bonaFideFrom: 0.01, attackBelow: 0.001 },
      mask: { wornFrom: 0.8, notWornBelow: 0.3 },
    }),
    galleryVersion: () => version,
  });
  const show = async (...scenes: readonly Scene[]): Promise<TrackEvent[]> => {
    const events: TrackEvent[] = [];
    for (const next of scenes) {
      scene = next;
      now += 100;
      events.push(...(await opened.frame(frame, instant(now))));
    }
    return events;
  };
  return { lane: opened, show, probes, changeGallery: () => void version++ };
}

const anne = [{ subject: 'anne' as PersonId, score: 0.8 }];
const kinds = (events: readonly TrackEvent[]) =>
  events.map(({ kind }) => kind).filter((kind) => kind !== 'observed');

describe('a lane', () => {
  it('counts good frames only', async () => {
    const { show, probes } = lane(() => anne);
    const events = await show({ faults: ['blurred'] }, {}, { faults: ['turned'] }, {}, {});
    expect(kinds(events)).toEqual(['appeared', 'ready']);
    expect(probes).toHaveLength(3);
    expect(events.at(-1)).toMatchObject({ kind: 'ready', at: 500 });
  });

  it('looks closely at one face and only draws the others', async () => {
    const { show } = lane();
    const seen = (await show({ at: [10, 40] })).filter((event) => event.kind === 'observed');
    expect(seen.map(({ face }) => face === null)).toEqual([false, true]);
  });

  it('rests once it has told, and looks again now and then', async () => {
    const { show, probes } = lane(() => anne);
    await show({}, {}, {});
    await show(...Array.from({ length: 8 }, () => ({})));
    expect(probes).toHaveLength(5);
  });

  it('passes a blink that was asked for', async () => {
    const { lane: opened, show } = lane(() => anne);
    await show({}, {}, {});
    opened.ask(1, 'blink');
    const events = await show({}, {}, { eyesOpen: 0.1 }, {});
    expect(kinds(events)).toEqual(['challenge-asked', 'challenge-answered']);
    expect(events.at(-1)).toMatchObject({
      result: 'passed',
      evidence: {
        presentationAttack: { state: 'bona-fide', challenge: 'passed' },
        identification: { subject: 'anne' },
      },
    });
  });

  it('asks nothing of somebody it cannot tell of yet', async () => {
    const { lane: opened, show } = lane(() => anne);
    await show({});
    opened.ask(1, 'turn-left');
    expect(kinds(await show({}))).toEqual([]);
    expect(kinds(await show({}))).toEqual(['ready', 'challenge-asked']);
  });

  it('lets no other face answer the challenge', async () => {
    const { lane: opened, show } = lane(() => anne);
    await show({}, {}, {});
    opened.ask(1, 'blink');
    const events = await show({}, { face: [0, 1] });
    expect(events.find(({ kind }) => kind === 'lost')).toMatchObject({ reason: 'another-face', track: 1 });
    expect(kinds(await show({ face: [0, 1], eyesOpen: 0.1 }, { face: [0, 1] }))).not.toContain(
      'challenge-answered',
    );
  });

  it('searches again for whoever stands there when the gallery changes', async () => {
    let found = anne;
    const { show, changeGallery } = lane(() => found);
    await show({}, {}, {});
    found = [];
    changeGallery();
    expect(await show({})).toContainEqual(
      expect.objectContaining({
        kind: 'ready',
        evidence: expect.objectContaining({
          identification: expect.objectContaining({ state: 'not-identified' }),
        }),
      }),
    );
  });

  it('calls a low soft score over the track an attack', async () => {
    const { show } = lane(() => anne);
    const fake = { attackScore: 0.0002 };
    const ready = (await show(fake, fake, fake)).find(({ kind }) => kind === 'ready');
    expect(ready).toMatchObject({ evidence: { presentationAttack: { state: 'attack' } } });
  });

  it('zeroes every probe when the watch ends', async () => {
    const { lane: opened, show, probes } = lane(() => anne);
    await show({}, {}, {});
    expect(opened.end()).toMatchObject([{ kind: 'lost', reason: 'watch-ended' }]);
    expect(probes.flatMap((probe) => [...probe])).toEqual([0, 0, 0, 0, 0, 0]);
  });
});
