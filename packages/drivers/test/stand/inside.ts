/** What attacks from outside the package need of its inside. */

export { encodeSamFrame } from '../../src/id-reader/sam-frame.ts';
export { findPort, type ListPorts } from '../../src/serial-scanner/find-port.ts';
export { ScanFramer } from '../../src/serial-scanner/scan-framer.ts';
