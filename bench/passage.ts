// How long a frame with a known face takes to a decision, with many enrolled:
//   node --conditions=@vedette/source bench/passage.ts [--enrolled 50000] [--passages 60] [--json]
import { parseArgs } from 'node:util';
import { report } from './lib/report.ts';
import { median, quantile } from './lib/statistics.ts';
import { measureDecoding, measurePassages, prepare } from './passage/measure.ts';

const { values: options } = parseArgs({
  options: {
    enrolled: { type: 'string', default: '50000' },
    passages: { type: 'string', default: '60' },
    json: { type: 'boolean', default: false },
  },
});
const enrolled = Number(options.enrolled);
const passages = Number(options.passages);
if (!(Number.isInteger(enrolled) && enrolled >= 1 && Number.isInteger(passages) && passages >= 2)) {
  throw new RangeError('--enrolled and --passages must be whole numbers of at least 1 and 2');
}

console.log(`enrolling ${enrolled} synthetic references and one face ...`);
const door = await prepare(enrolled);
console.log(`${passages} passages of three frames ...`);
const people = await measurePassages(door, passages);
const decode = await measureDecoding(door, passages);
await door.close();

const frames = people.flat();
const total = frames.map((frame) => frame.total);
const beyond = frames.map((frame) => frame.total - frame.inference);
const framesPerPassage = frames.length / passages;
const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
// The work on all frames until the lane decides, without the camera's pauses between them.
const wait = people.map((each) => sum(each.map((frame) => frame.total)));
report(
  {
    bench: 'passage',
    figures: {
      enrolled,
      framesToDecision: framesPerPassage,
      frameP50Ms: median(total),
      frameP95Ms: quantile(total, 0.95),
      allFramesP50Ms: median(wait),
      allFramesP95Ms: quantile(wait, 0.95),
      inferenceP50Ms: median(frames.map((frame) => frame.inference)),
      beyondP50Ms: median(beyond),
      // The gallery is searched once there are frames enough, not with each of them.
      searchP50Ms: median(frames.map((frame) => frame.search).filter((search) => search > 0)),
      decideP50Ms: median(frames.map((frame) => frame.decide)),
      beyondInferenceShare: sum(beyond) / sum(frames.map((frame) => frame.inference)),
      jpegDecodeP50Ms: median(decode),
      peopleAMinute: 60_000 / (framesPerPassage * (sum(total) / total.length + median(decode))),
      granted: frames.filter((frame) => frame.granted).length / passages,
    },
    goals: [
      { figure: 'beyondInferenceShare', atMost: 0.15 },
      { figure: 'frameP95Ms', atMost: 300 },
      { figure: 'granted', atLeast: 1 },
    ],
  },
  options.json,
);
