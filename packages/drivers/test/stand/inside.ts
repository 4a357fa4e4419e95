/** What attacks and fuzzing from outside the package need of its inside. */

export { encodeSamFrame, SamFrames } from '../../src/id-reader/sam-frame.ts';
export { OsdpAssembler } from '../../src/osdp/osdp-assembler.ts';
export { ByteSource } from '../../src/pcsc/byte-source.ts';
export { LcusReader } from '../../src/serial/lcus-frame.ts';
export { findPort, type ListPorts } from '../../src/serial-scanner/find-port.ts';
export { ScanFramer } from '../../src/serial-scanner/scan-framer.ts';
export { LineSplitter } from '../../src/wiegand/line-splitter.ts';
