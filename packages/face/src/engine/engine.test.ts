import { readdirSync } from 'node:fs';
import { type Instant, instant, type LaneId, type PersonId } from '@vedette/domain';
import { emptyFrame, frameOf, portrait, samplePeople, sampleStrangers } from '@vedette/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { areModelsFetched, modelsDir, withModels } from '../testing/fetched-models.ts';
import type { FaceEngine, Frame, LaneWatch, TrackEvent } from './face-engine.ts';
import { openFaceEngine } from './open-engine.ts';

const [anran, baiyu] = samplePeople;
const [stranger] = sampleStrangers;
if (anran === undefined || baiyu === undefined || stranger === undefined)
  throw new Error('No sample people.');
const anranId = anran.id as PersonId;
const baiyuId = baiyu.id as PersonId;
const near = { approach: 0.9 };

const encoded = (bytes: Uint8Array, at: Instant): Frame => ({
  kind: 'encoded',
  bytes: new Uint8Array(bytes),
  at,
});

describe.skipIf(!areModelsFetched)(withModels('the face engine'), () => {
  let engine: FaceEngine;
  let events: TrackEvent[] = [];
  let watch: LaneWatch | null = null;
  let now = 0;
  const lane = 'lane-1' as LaneId;

  beforeAll(async () => {
    engine = await openFaceEngine({ modelsDir });
    const enrolled = await engine.enrol(await portrait(anran));
    if (enrolled.state === 'accepted') await engine.gallery.put(anranId, enrolled.reference);
  });
  afterEach(async () => {
    await watch?.end();
    watch = null;
    events = [];
  });
  afterAll(() => engine.close());

  /** Shows frames one by one, waiting for each to be looked at. */
  const show = async (...frames: readonly Uint8Array[]): Promise<void> => {
    watch ??= engine.watch(lane, (event) => events.push(event));
    for (const bytes of frames) {
      now += 100;
      watch.frame(encoded(bytes, instant(now)));
      // A still takes its turn after the frame, so its answer means the frame is done.
      await engine.analyse(await emptyFrame());
    }
  };
  const ofKind = <K extends TrackEvent['kind']>(kind: K) =>
    events.filter((event): event is Extract<TrackEvent, { kind: K }> => event.kind === kind);
  const repeat = (bytes: Uint8Array, times: number): Uint8Array[] =>
    Array.from({ length: times }, () => bytes);

  it('tells who stands there after three good frames, and once', async () => {
    await show(...repeat(await frameOf(anran, near), 5));
    const [ready, ...more] = ofKind('ready');
    expect(ready?.evidence.identification).toMatchObject({ state: 'identified', subject: anranId });
    expect(ready?.evidence.mask.state).toBe('not-worn');
    expect(more).toEqual([]);
    expect(
      ofKind('observed')
        .map(({ good }) => good)
        .slice(0, 3),
    ).toEqual([1, 2, 3]);
  });

  it('does not know a stranger', async () => {
    await show(...repeat(await frameOf(stranger, near), 3));
    expect(ofKind('ready')[0]?.evidence.identification.state).toBe('not-identified');
  });

  it('sees nobody in an empty frame', async () => {
    await show(await emptyFrame());
    expect(events).toEqual([]);
  });

  it('starts anew when someone else steps into the same place', async () => {
    const first = await frameOf(anran, near);
    const second = await frameOf(stranger, near);
    await show(...repeat(first, 3), ...repeat(second, 8));
    expect(ofKind('lost').map(({ reason }) => reason)).toContain('another-face');
    expect(ofKind('ready').at(-1)?.evidence.identification.state).toBe('not-identified');
  });

  it('tells anew when the person is deleted while standing at the door, or enrolled', async () => {
    const frame = await frameOf(baiyu, near);
    await show(...repeat(frame, 3));
    expect(ofKind('ready').at(-1)?.evidence.identification.state).toBe('not-identified');
    const enrolled = await engine.enrol(await portrait(baiyu));
    if (enrolled.state === 'accepted') await engine.gallery.put(baiyuId, enrolled.reference);
    await show(...repeat(frame, 2));
    expect(ofKind('ready').at(-1)?.evidence.identification).toMatchObject({ subject: baiyuId });
    expect(await engine.gallery.remove(baiyuId)).toBe(true);
    await show(...repeat(frame, 2));
    expect(ofKind('ready').at(-1)?.evidence.identification.state).toBe('not-identified');
  });

  it('fails a challenge that a picture cannot answer', async () => {
    const frame = await frameOf(anran, near);
    await show(...repeat(frame, 3));
    const track = ofKind('ready')[0]?.track ?? 0;
    watch?.ask(track, 'blink');
    await show(frame);
    expect(ofKind('challenge-asked')).toMatchObject([{ challenge: 'blink' }]);
    // Nine seconds of the same picture, ten frames of it.
    for (let i = 0; i < 10; i++) {
      now += 800;
      await show(frame);
    }
    expect(ofKind('challenge-answered')).toMatchObject([
      { result: 'failed', evidence: { presentationAttack: { challenge: 'failed' } } },
    ]);
  });

  it('compares whoever stands there with a document', async () => {
    await show(...repeat(await frameOf(anran, near), 3));
    const track = ofKind('ready')[0]?.track ?? 0;
    const referenceOf = async (person: typeof anran) =>
      (await engine.analyse(await portrait(person))).faces[0]?.reference ?? new Float32Array(512);
    expect(await engine.compareWithTrack(lane, track, await referenceOf(anran))).toMatchObject({
      state: 'match',
    });
    expect(await engine.compareWithTrack(lane, track, await referenceOf(baiyu))).toMatchObject({
      state: 'mismatch',
    });
    expect(await engine.compareWithTrack(lane, track + 99, await referenceOf(baiyu))).toBeNull();
  });

  it('refuses to enrol a face that another person has, and does not print who', async () => {
    const again = await engine.enrol(await portrait(anran));
    expect(again).toMatchObject({ state: 'refused', error: { code: 'face-duplicate' } });
    expect(JSON.stringify(again)).not.toContain(anranId);
    expect(again.state === 'refused' && again.duplicateOf?.unwrap('test')).toBe(anranId);
    expect((await engine.enrol(await portrait(anran), { subject: anranId })).state).toBe('accepted');
    expect((await engine.enrol(await portrait(anran), { allowDuplicate: true })).state).toBe('accepted');
  });

  it('makes a refusal, not a failure, of an upload that is no picture', async () => {
    const text = new TextEncoder().encode('not a picture');
    expect(await engine.enrol(text)).toMatchObject({
      state: 'refused',
      error: { code: 'image-not-an-image' },
    });
    await expect(engine.analyse(new Uint8Array())).rejects.toMatchObject({ code: 'image-empty' });
  });

  it('refuses a reference of another model', async () => {
    const foreign = engine.gallery.put('x' as PersonId, new Float32Array(128).fill(0.1));
    await expect(foreign).rejects.toMatchObject({ code: 'input-invalid' });
    expect(await engine.gallery.size()).toBe(1);
  });

  it('drops frames that are overtaken instead of falling behind', async () => {
    const frame = await frameOf(anran, near);
    const latest = engine.watch(lane, (event) => events.push(event));
    watch = latest;
    for (let i = 0; i < 30; i++) {
      now += 10;
      latest.frame(encoded(frame, instant(now)));
    }
    await engine.analyse(await emptyFrame());
    await engine.analyse(await emptyFrame());
    const { seen, skipped } = latest.statistics();
    expect(seen).toBe(30);
    expect(skipped).toBeGreaterThanOrEqual(27);
    expect(events.at(-1)?.at).toBe(now);
  });

  it('goes on after a frame that is no picture', async () => {
    await show(new Uint8Array([1, 2, 3]), await frameOf(anran, near));
    expect(watch?.statistics().unreadable).toBe(1);
    expect(ofKind('appeared')).toHaveLength(1);
  });

  it('watches lanes apart from each other', async () => {
    const other: TrackEvent[] = [];
    const second = engine.watch('lane-2' as LaneId, (event) => other.push(event));
    await show(await frameOf(anran, near));
    expect(other).toEqual([]);
    expect(() => engine.watch('lane-2' as LaneId, () => undefined)).toThrow('conflict');
    await second.end();
  });

  it('writes nothing to disk', async () => {
    const before = readdirSync('.').sort();
    await engine.analyse(await portrait(anran));
    expect(readdirSync('.').sort()).toEqual(before);
  });
});

describe.skipIf(!areModelsFetched)(withModels('an engine that ends'), () => {
  it('rejects calls after it was closed', async () => {
    const engine = await openFaceEngine({ modelsDir });
    await engine.close();
    await expect(engine.gallery.size()).rejects.toMatchObject({ code: 'internal' });
  });
  it('names the model that is missing', async () => {
    const nowhere = openFaceEngine({ modelsDir: '/nonexistent' });
    await expect(nowhere).rejects.toMatchObject({ code: 'model-missing', details: { at: 'fr_feature' } });
  });
  it('refuses a manifest of another kind of model', async () => {
    const detector = new URL('../../../../models/mask.json', import.meta.url).pathname;
    await expect(openFaceEngine({ modelsDir, profile: detector })).rejects.toMatchObject({
      code: 'model-invalid',
    });
  });
});
