import { bytes, type Field, join, message, text, uint } from './protobuf.ts';

// Field numbers from onnx.proto3 of ONNX, IR version 7.
const FLOAT = 1;
const [attributeInt, attributeInts] = [2, 7];

export interface OnnxNode {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly ints?: Readonly<Record<string, number | readonly number[]>>;
}

export interface OnnxTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

export interface OnnxGraph {
  readonly name: string;
  readonly input: { readonly name: string; readonly shape: readonly number[] };
  readonly output: { readonly name: string; readonly shape: readonly number[] };
  readonly nodes: readonly OnnxNode[];
  readonly tensors: readonly OnnxTensor[];
}

/** An ONNX file (opset 13, IR 7) of float32 tensors and integer attributes. */
export function writeOnnx(graph: OnnxGraph): Uint8Array {
  return join([
    uint(1, 7),
    text(2, 'vedette'),
    message(7, [
      ...graph.nodes.map((node) => message(1, nodeFields(node))),
      text(2, graph.name),
      ...graph.tensors.map((tensor) => message(5, tensorFields(tensor))),
      message(11, valueFields(graph.input)),
      message(12, valueFields(graph.output)),
    ]),
    message(8, [text(1, ''), uint(2, 13)]),
  ]);
}

function nodeFields({ op, inputs, output, ints = {} }: OnnxNode): readonly Field[] {
  return [
    ...inputs.map((name) => text(1, name)),
    text(2, output),
    text(3, output),
    text(4, op),
    ...Object.entries(ints).map(([name, value]) => message(5, attributeFields(name, value))),
  ];
}

function attributeFields(name: string, value: number | readonly number[]): readonly Field[] {
  if (typeof value === 'number') return [text(1, name), uint(3, value), uint(20, attributeInt)];
  return [text(1, name), ...value.map((each) => uint(8, each)), uint(20, attributeInts)];
}

function tensorFields({ name, shape, data }: OnnxTensor): readonly Field[] {
  const raw = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return [...shape.map((size) => uint(1, size)), uint(2, FLOAT), text(8, name), bytes(9, raw)];
}

function valueFields({ name, shape }: { name: string; shape: readonly number[] }): readonly Field[] {
  const dimensions = shape.map((size) => message(1, [uint(1, size)]));
  return [text(1, name), message(2, [message(1, [uint(1, FLOAT), message(2, dimensions)])])];
}
