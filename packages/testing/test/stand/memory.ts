import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose_gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes that stay behind, on the heap and beside it, after something was done. */
export async function leftBehind(work: () => Promise<void> | void): Promise<number> {
  const held = (): number => {
    collect();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  await work();
  const before = held();
  await work();
  return held() - before;
}
