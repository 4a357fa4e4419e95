import { VedetteError } from '@vedette/domain';
import { GraphBuilder } from './graph-builder.ts';
import { readQuantisedWeights, type Weight } from './quantised-weights.ts';

const side = 150;

/** The residual blocks after the first convolution; `true` halves the picture and widens the channels. */
const blocks: readonly (readonly [string, boolean])[] = [
  ['conv32_1', false],
  ['conv32_2', false],
  ['conv32_3', false],
  ['conv64_down', true],
  ['conv64_1', false],
  ['conv64_2', false],
  ['conv64_3', false],
  ['conv128_down', true],
  ['conv128_1', false],
  ['conv128_2', false],
  ['conv256_down', true],
  ['conv256_1', false],
  ['conv256_2', false],
  ['conv256_down_out', true],
];

/**
 * dlib's face recognition ResNet (public domain) as an ONNX file, from the weights that face-api carries.
 * Input `input` [1,3,150,150], RGB, (x - mean) / 255; output `output` [1,128], not normalised.
 * The same weights give the same bytes, so the result is pinned by its hash.
 * @throws VedetteError model-invalid
 */
export function convertDlibResnet(description: Uint8Array, binary: Uint8Array): Uint8Array {
  const weights = readQuantisedWeights(description, binary);
  const graph = new GraphBuilder('dlib-resnet', { name: 'input', channels: 3, size: side });
  convolve(graph, weights, 'conv32_down', 2);
  graph.relu();
  graph.maxPool(3, 2);
  for (const [name, halves] of blocks) residual(graph, weights, name, halves);
  graph.globalMean();
  graph.multiply(weightOf(weights, 'fc'));
  return graph.write('output');
}

function residual(
  graph: GraphBuilder,
  weights: ReadonlyMap<string, Weight>,
  name: string,
  halves: boolean,
): void {
  const before = graph.mark();
  convolve(graph, weights, `${name}/conv1`, halves ? 2 : 1);
  graph.relu();
  convolve(graph, weights, `${name}/conv2`, 1);
  const branch = graph.mark();
  graph.resume(before);
  if (halves) graph.averagePool(2);
  // Where the two ways differ in size or channels, the smaller one is filled up with zeros.
  graph.add(branch);
  graph.relu();
}

/** A convolution with the batch normalisation after it folded in; padded only when it keeps the size. */
function convolve(
  graph: GraphBuilder,
  weights: ReadonlyMap<string, Weight>,
  name: string,
  stride: 1 | 2,
): void {
  const filters = weightOf(weights, `${name}/conv/filters`);
  const bias = weightOf(weights, `${name}/conv/bias`).data;
  const scale = weightOf(weights, `${name}/scale/weights`).data;
  const shift = weightOf(weights, `${name}/scale/biases`).data;
  const folded = bias.map((value, i) => value * (scale[i] ?? 1) + (shift[i] ?? 0));
  graph.convolve(name, reorder(filters, scale), folded, stride);
}

/** Height, width, in, out -> out, in, height, width, each output channel scaled. */
function reorder({ shape, data }: Weight, scale: Float32Array): Weight {
  const [height = 0, width = 0, inputs = 0, outputs = 0] = shape;
  const out = new Float32Array(data.length);
  let at = 0;
  for (let o = 0; o < outputs; o++)
    for (let i = 0; i < inputs; i++)
      for (let p = 0; p < height * width; p++)
        out[at++] = (data[(p * inputs + i) * outputs + o] ?? 0) * (scale[o] ?? 1);
  return { shape: [outputs, inputs, height, width], data: out };
}

function weightOf(weights: ReadonlyMap<string, Weight>, name: string): Weight {
  const weight = weights.get(name);
  if (weight === undefined) throw new VedetteError('model-invalid', 'world', { at: name });
  return weight;
}
