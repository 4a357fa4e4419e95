import { type OnnxNode, type OnnxTensor, writeOnnx } from './onnx.ts';
import type { Weight } from './quantised-weights.ts';

/** A value in the graph: its name and its [1, channels, size, size]. */
export interface Mark {
  readonly name: string;
  readonly channels: number;
  readonly size: number;
}

/** Lays one operation after the other on the current value. */
export interface GraphBuilder {
  mark(): Mark;
  resume(mark: Mark): void;
  convolve(name: string, filters: Weight, bias: Float32Array, stride: 1 | 2): void;
  relu(): void;
  maxPool(kernel: number, stride: number): void;
  averagePool(kernel: number): void;
  /** The sum with another value; whichever is smaller is filled up with zeros behind. */
  add(other: Mark): void;
  globalMean(): void;
  multiply(matrix: Weight): void;
  write(output: string): Uint8Array;
}

export function graphBuilder(name: string, input: Mark): GraphBuilder {
  const nodes: OnnxNode[] = [];
  const tensors: OnnxTensor[] = [];
  let now = input;

  const push = (op: string, inputs: readonly string[], size: number, channels: number, ints = {}): void => {
    const output = `v${nodes.length}`;
    nodes.push({ op, inputs, output, ints });
    now = { name: output, channels, size };
  };
  const tensor = (label: string, shape: readonly number[], data: Float32Array): string => {
    tensors.push({ name: label, shape, data });
    return label;
  };
  const pool = (op: string, kernel: number, stride: number): void => {
    const ints = { kernel_shape: [kernel, kernel], strides: [stride, stride] };
    push(op, [now.name], Math.floor((now.size - kernel) / stride) + 1, now.channels, ints);
  };
  const fillAxis = (axis: number, shape: readonly number[], size: number, channels: number): void => {
    const zeros = tensor(`zeros${tensors.length}`, shape, new Float32Array(shape.reduce((a, b) => a * b, 1)));
    push('Concat', [now.name, zeros], size, channels, { axis });
  };
  const fillTo = (channels: number, size: number): void => {
    if (now.channels < channels)
      fillAxis(1, [1, channels - now.channels, now.size, now.size], now.size, channels);
    if (now.size >= size) return;
    const gap = size - now.size;
    const before = now.size;
    fillAxis(2, [1, now.channels, gap, before], before, now.channels);
    fillAxis(3, [1, now.channels, size, gap], size, now.channels);
  };

  return {
    mark: () => now,
    resume(mark) {
      now = mark;
    },
    convolve(label, filters, bias, stride) {
      const [outputs = 0, , kernel = 1] = filters.shape;
      const pad = stride === 1 ? (kernel - 1) / 2 : 0;
      const size = Math.floor((now.size + 2 * pad - kernel) / stride) + 1;
      const weights = tensor(`${label}/w`, filters.shape, filters.data);
      const ints = { kernel_shape: [kernel, kernel], strides: [stride, stride], pads: [pad, pad, pad, pad] };
      push('Conv', [now.name, weights, tensor(`${label}/b`, [outputs], bias)], size, outputs, ints);
    },
    relu: () => push('Relu', [now.name], now.size, now.channels),
    maxPool: (kernel, stride) => pool('MaxPool', kernel, stride),
    averagePool: (kernel) => pool('AveragePool', kernel, kernel),
    add(other) {
      const channels = Math.max(now.channels, other.channels);
      const size = Math.max(now.size, other.size);
      fillTo(channels, size);
      const first = now;
      now = other;
      fillTo(channels, size);
      push('Add', [first.name, now.name], size, channels);
    },
    globalMean() {
      push('GlobalAveragePool', [now.name], 1, now.channels);
      push('Flatten', [now.name], 1, now.channels, { axis: 1 });
    },
    multiply({ shape, data }) {
      push('MatMul', [now.name, tensor('matrix', shape, data)], 1, shape[1] ?? 0);
    },
    write(output) {
      nodes.push({ op: 'Identity', inputs: [now.name], output });
      return writeOnnx({
        name,
        input: { name: input.name, shape: [1, input.channels, input.size, input.size] },
        output: { name: output, shape: [1, now.channels] },
        nodes,
        tensors,
      });
    },
  };
}
