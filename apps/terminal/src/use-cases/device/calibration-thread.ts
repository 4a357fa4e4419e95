import { parentPort, workerData } from 'node:worker_threads';
import { calibrate } from '@vedette/face';
import type { CalibrationTask } from './calibrate.ts';

const { people, policy } = workerData as CalibrationTask;
parentPort?.postMessage(calibrate(people, policy));
for (const vector of people.flat()) vector.fill(0);
