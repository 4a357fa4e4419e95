/** Vectors of one kind of population: references one after the other, and probes of two sorts. */
export interface Population {
  readonly references: Float32Array;
  /** Of someone enrolled: one of the references with noise, cosine about 0.8 to it. */
  enrolled(): Float32Array;
  /** Of someone who is not. */
  stranger(): Float32Array;
}

type Draw = (row: number) => Float32Array;

const perCluster = 100;

function normal(): number {
  return Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random());
}

function normalise(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

const isotropic = (dimension: number): Draw => {
  return () => normalise(Float32Array.from({ length: dimension }, normal));
};

/** Groups of people who look alike: cosine about 0.4 to each other. */
const clustered = (dimension: number): Draw => {
  const draw = isotropic(dimension);
  const centres: Float32Array[] = [];
  return (row) => {
    const cluster = Math.floor(row / perCluster);
    centres[cluster] ??= draw(row);
    const centre = centres[cluster];
    return normalise(draw(row).map((value, at) => 0.63 * (centre[at] ?? 0) + 0.77 * value));
  };
};

/** Most of the energy in few coordinates, as the outputs of small networks have it. */
const uneven = (dimension: number): Draw => {
  const scales = Float32Array.from({ length: dimension }, (_, at) => Math.exp(-at / (dimension / 12)));
  return () => normalise(Float32Array.from(scales, (scale) => scale * normal()));
};

export const kinds = { random: isotropic, clustered, uneven } as const;
export type Kind = keyof typeof kinds;

export function populationOf(kind: Kind, rows: number, dimension: number): Population {
  const draw = kinds[kind](dimension);
  const references = new Float32Array(rows * dimension);
  for (let row = 0; row < rows; row++) references.set(draw(row), row * dimension);
  const noise = isotropic(dimension);
  return {
    references,
    enrolled() {
      const from = Math.floor(Math.random() * rows) * dimension;
      const moved = noise(0);
      return normalise(
        references.slice(from, from + dimension).map((value, at) => value + 0.75 * (moved[at] ?? 0)),
      );
    },
    // Beyond all clusters that have references.
    stranger: () => draw(rows * perCluster),
  };
}
