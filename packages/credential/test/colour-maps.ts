/** The closed tables by which each shape's colours are read: for attacks from outside the package. */
export { firmwareColours } from '../src/health-code/firmware/reply.ts';
export { guangdongColours } from '../src/health-code/guangdong/reply.ts';
export { nationalColours } from '../src/health-code/national/reply.ts';
export { shanghaiColours } from '../src/health-code/shanghai/reply.ts';
