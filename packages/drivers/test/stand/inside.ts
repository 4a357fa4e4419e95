/** What attacks from outside the package need of its inside. */
export { OsdpAssembler } from '../../src/osdp/osdp-assembler.ts';
export { encodeSamFrame } from '../../src/id-reader/sam-frame.ts';
export { type ListPorts, findPort } from '../../src/serial-scanner/find-port.ts';
export { ScanFramer, scanTerminators } from '../../src/serial-scanner/scan-framer.ts';
