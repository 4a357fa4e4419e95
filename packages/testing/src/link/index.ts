export { MemoryCaptures } from './memory-captures.ts';
export { MemoryDevice, type MemoryDeviceOptions } from './memory-device.ts';
export { MemoryLog } from './memory-log.ts';
export { MemoryOutbox, samplePassEntry } from './memory-outbox.ts';
export {
  type HeldCommand,
  type HeldDevice,
  MemoryPlatform,
  type MemoryPlatformOptions,
} from './memory-platform.ts';
export { MemorySyncSet } from './memory-sync-set.ts';
export { MemorySyncSource } from './memory-sync-source.ts';
export { type ServedLink, type ServeOptions, serveLink } from './serve-link.ts';
