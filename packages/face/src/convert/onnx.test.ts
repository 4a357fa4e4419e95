import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { GraphBuilder } from './graph-builder.ts';
import { uint } from './protobuf.ts';
import { readQuantisedWeights } from './quantised-weights.ts';

const run = async (file: Uint8Array, input: Float32Array, dims: readonly number[]): Promise<number[]> => {
  const session = await InferenceSession.create(file);
  const { output } = await session.run({ input: new Tensor('float32', input, dims) });
  return [...((output?.data ?? []) as Float32Array)];
};

describe('the ONNX writer', () => {
  it('writes numbers of any length in the wire format', () => {
    const written = (value: number) => [...Buffer.concat(uint(1, value))];
    expect(written(1)).toEqual([8, 1]);
    expect(written(300)).toEqual([8, 0xac, 0x02]);
    expect(written(2 ** 32)).toEqual([8, 0x80, 0x80, 0x80, 0x80, 0x10]);
  });

  it('writes a convolution that runs', async () => {
    const graph = new GraphBuilder('test', { name: 'input', channels: 1, size: 3 });
    graph.convolve('c', { shape: [1, 1, 3, 3], data: new Float32Array(9).fill(1) }, Float32Array.of(0.5), 2);
    graph.relu();
    graph.globalMean();
    expect(await run(graph.write('output'), new Float32Array(9).fill(2), [1, 1, 3, 3])).toEqual([18.5]);
  });

  it('fills the smaller of two values with zeros before it adds them', async () => {
    const graph = new GraphBuilder('test', { name: 'input', channels: 1, size: 2 });
    const before = graph.mark();
    graph.convolve('c', { shape: [2, 1, 1, 1], data: Float32Array.of(10, 20) }, new Float32Array(2), 1);
    const wide = graph.mark();
    graph.resume(before);
    graph.averagePool(2);
    graph.add(wide);
    graph.globalMean();
    graph.multiply({ shape: [2, 1], data: Float32Array.of(1, 1) });
    // Ten and twenty times the mean of 1 to 4, and a quarter of that mean once.
    const [sum] = await run(graph.write('output'), Float32Array.of(1, 2, 3, 4), [1, 1, 2, 2]);
    expect(sum).toBeCloseTo(2.5 * 30 + 2.5 / 4, 4);
  });
});

describe('readQuantisedWeights', () => {
  const description = (weights: readonly object[]) => new TextEncoder().encode(JSON.stringify([{ weights }]));
  it('reads bytes by scale and smallest value, and plain floats, in order', () => {
    const quantization = { dtype: 'uint8', scale: 0.5, min: -1 };
    const binary = Buffer.concat([Buffer.from([0, 4]), Buffer.from(Float32Array.of(7.5).buffer)]);
    const weights = readQuantisedWeights(
      description([
        { name: 'a', shape: [2], quantization },
        { name: 'b', shape: [1] },
      ]),
      binary,
    );
    expect([...(weights.get('a')?.data ?? [])]).toEqual([-1, 1]);
    expect([...(weights.get('b')?.data ?? [])]).toEqual([7.5]);
  });
  it('refuses weights that end too soon', () => {
    expect(() => readQuantisedWeights(description([{ name: 'a', shape: [5] }]), new Uint8Array(4))).toThrow(
      'model-invalid',
    );
  });
});
