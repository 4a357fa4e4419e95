import { type OnnxNode, type OnnxTensor, writeOnnx } from './onnx.ts';
import type { Weight } from './quantised-weights.ts';

/** A value in the graph: its name and its [1, channels, size, size]. */
export interface Mark {
  readonly name: string;
  readonly channels: number;
  readonly size: number;
}

/** Lays one operation after the other on the current value, and writes the whole as an ONNX file. */
export class GraphBuilder {
  readonly #name: string;
  readonly #input: Mark;
  readonly #nodes: OnnxNode[] = [];
  readonly #tensors: OnnxTensor[] = [];
  #now: Mark;

  constructor(name: string, input: Mark) {
    this.#name = name;
    this.#input = input;
    this.#now = input;
  }

  mark(): Mark {
    return this.#now;
  }

  resume(mark: Mark): void {
    this.#now = mark;
  }

  /** Padded to keep the size when the stride is 1, not at all when it is 2. */
  convolve(label: string, filters: Weight, bias: Float32Array, stride: 1 | 2): void {
    const [outputs = 0, , kernel = 1] = filters.shape;
    const pad = stride === 1 ? (kernel - 1) / 2 : 0;
    const size = Math.floor((this.#now.size + 2 * pad - kernel) / stride) + 1;
    const weights = this.#tensor(`${label}/w`, filters.shape, filters.data);
    const biases = this.#tensor(`${label}/b`, [outputs], bias);
    const ints = { kernel_shape: [kernel, kernel], strides: [stride, stride], pads: [pad, pad, pad, pad] };
    this.#push('Conv', [this.#now.name, weights, biases], size, outputs, ints);
  }

  relu(): void {
    this.#push('Relu', [this.#now.name], this.#now.size, this.#now.channels);
  }

  maxPool(kernel: number, stride: number): void {
    this.#pool('MaxPool', kernel, stride);
  }

  averagePool(kernel: number): void {
    this.#pool('AveragePool', kernel, kernel);
  }

  /** The sum with another value; whichever is smaller is filled up with zeros behind. */
  add(other: Mark): void {
    const channels = Math.max(this.#now.channels, other.channels);
    const size = Math.max(this.#now.size, other.size);
    this.#fillTo(channels, size);
    const first = this.#now;
    this.#now = other;
    this.#fillTo(channels, size);
    this.#push('Add', [first.name, this.#now.name], size, channels);
  }

  globalMean(): void {
    this.#push('GlobalAveragePool', [this.#now.name], 1, this.#now.channels);
    this.#push('Flatten', [this.#now.name], 1, this.#now.channels, { axis: 1 });
  }

  multiply({ shape, data }: Weight): void {
    this.#push('MatMul', [this.#now.name, this.#tensor('matrix', shape, data)], 1, shape[1] ?? 0);
  }

  /** The file; the current value, [1, channels], is its output. */
  write(output: string): Uint8Array {
    this.#nodes.push({ op: 'Identity', inputs: [this.#now.name], output });
    const { name, channels, size } = this.#input;
    return writeOnnx({
      name: this.#name,
      input: { name, shape: [1, channels, size, size] },
      output: { name: output, shape: [1, this.#now.channels] },
      nodes: this.#nodes,
      tensors: this.#tensors,
    });
  }

  #push(op: string, inputs: readonly string[], size: number, channels: number, ints = {}): void {
    const output = `v${this.#nodes.length}`;
    this.#nodes.push({ op, inputs, output, ints });
    this.#now = { name: output, channels, size };
  }

  #tensor(name: string, shape: readonly number[], data: Float32Array): string {
    this.#tensors.push({ name, shape, data });
    return name;
  }

  #pool(op: string, kernel: number, stride: number): void {
    const ints = { kernel_shape: [kernel, kernel], strides: [stride, stride] };
    const size = Math.floor((this.#now.size - kernel) / stride) + 1;
    this.#push(op, [this.#now.name], size, this.#now.channels, ints);
  }

  #fillTo(channels: number, size: number): void {
    const { size: before, channels: fewer } = this.#now;
    if (fewer < channels) this.#fillAxis(1, [1, channels - fewer, before, before], before, channels);
    if (before >= size) return;
    const gap = size - before;
    this.#fillAxis(2, [1, channels, gap, before], before, channels);
    this.#fillAxis(3, [1, channels, size, gap], size, channels);
  }

  #fillAxis(axis: number, shape: readonly number[], size: number, channels: number): void {
    const count = shape.reduce((product, each) => product * each, 1);
    const zeros = this.#tensor(`zeros${this.#tensors.length}`, shape, new Float32Array(count));
    this.#push('Concat', [this.#now.name, zeros], size, channels, { axis });
  }
}
