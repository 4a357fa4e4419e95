import { duration } from '@vedette/domain';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { encodedFrame, lumaFrame, symbolOf } from '../../test/stand/symbol.ts';
import { ManualScheduler } from '../common/manual-scheduler.ts';
import { openQrDecoder } from './open-qr-decoder.ts';
import type { QrDecoder } from './qr-decoder.ts';

const textOf = ({ bytes }: { readonly bytes: Uint8Array }): string => new TextDecoder().decode(bytes);
const failed = (reason: string) =>
  expect.objectContaining({
    code: 'driver-failed',
    details: expect.objectContaining({ values: { reason } }),
  });

describe('the decoder in its thread', () => {
  let decoder: QrDecoder;
  beforeAll(() => {
    decoder = openQrDecoder();
  });
  afterAll(() => decoder.close());

  it('reads frames of every encoding, and leaves their bytes alone', async () => {
    const image = await symbolOf('VP1:THREAD');
    for (const frame of [
      lumaFrame(image),
      await encodedFrame(image, 'jpeg'),
      await encodedFrame(image, 'png'),
    ]) {
      const before = frame.bytes.slice();
      expect((await decoder.decode(frame)).map(textOf)).toEqual(['VP1:THREAD']);
      expect(frame.bytes).toEqual(before);
    }
  });

  it('refuses what is no picture, and reads the next', async () => {
    const junk = {
      encoding: 'jpeg',
      width: 9,
      height: 9,
      bytes: Uint8Array.of(0xff, 0xd8, 0xff, 0x00),
    } as const;
    await expect(decoder.decode(junk)).rejects.toMatchObject({ code: 'image-truncated', fault: 'caller' });
    const huge = { encoding: 'luma', width: 9_999, height: 1, bytes: new Uint8Array(9_999) } as const;
    await expect(decoder.decode(huge)).rejects.toMatchObject({
      code: 'image-too-large',
      details: { values: { side: 9_999 } },
    });
    expect((await decoder.decode(lumaFrame(await symbolOf('NEXT')))).map(textOf)).toEqual(['NEXT']);
  });

  it('answers in turn, and lets no more than a few wait', async () => {
    const frames = await Promise.all(Array.from({ length: 12 }, (_, at) => symbolOf(`CODE ${at}`)));
    const answers = await Promise.allSettled(frames.map((image) => decoder.decode(lumaFrame(image))));
    const read = answers.flatMap((each) => (each.status === 'fulfilled' ? each.value.map(textOf) : []));
    expect(read).toEqual(Array.from({ length: 9 }, (_, at) => `CODE ${at}`));
    for (const each of answers.slice(9)) expect(each).toMatchObject({ reason: { code: 'rate-limited' } });
  });
});

describe('a thread that hangs', () => {
  it('is given up with the frames that wait for it, and started anew a moment later', async () => {
    const scheduler = new ManualScheduler();
    const decoder = openQrDecoder({ scheduler, deadline: duration(50) });
    onTestFinished(() => decoder.close());
    const frame = lumaFrame(await symbolOf('AFTERWARDS'));
    // It takes the thread longer to start than time is let pass here.
    const [one, other] = [decoder.decode(frame), decoder.decode(frame)].map((each) =>
      each.catch((error: unknown) => error),
    );
    await scheduler.advance(duration(50));
    expect([await one, await other]).toEqual([failed('no-answer'), failed('no-answer')]);
    await expect(decoder.decode(frame)).rejects.toEqual(failed('no-answer'));
    await scheduler.advance(duration(1_000));
    expect((await decoder.decode(frame)).map(textOf)).toEqual(['AFTERWARDS']);
  });
});

describe('a decoder that is closed', () => {
  it('refuses what waits and what comes, and may be closed twice', async () => {
    const decoder = openQrDecoder();
    const frame = lumaFrame(await symbolOf('X'));
    const waiting = decoder.decode(frame).catch((error: unknown) => error);
    await Promise.all([decoder.close(), decoder.close()]);
    expect(await waiting).toEqual(failed('closed'));
    await expect(decoder.decode(frame)).rejects.toEqual(failed('closed'));
  });
});
