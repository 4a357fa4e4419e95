import { type Instant, instant, VedetteError } from '@vedette/domain';
import type { Camera } from './camera/camera.ts';
import type { Scheduler } from './common/scheduler.ts';
import { systemScheduler } from './common/system-scheduler.ts';
import type { Contacts } from './contact/contact.ts';
import type {
  CameraConfig,
  ContactsConfig,
  IndicatorConfig,
  ReaderConfig,
  ThermometerConfig,
  TurnstileConfig,
} from './driver-config.ts';
import type { Indicator } from './indicator/indicator.ts';
import type { OsdpConfig } from './osdp/osdp-config.ts';
import type { OsdpReader } from './osdp/osdp-reader.ts';
import type { QrDecoder } from './qr/qr-decoder.ts';
import type { CredentialReader } from './reader/reader.ts';
import type { Thermometer } from './thermometer/thermometer.ts';
import type { Turnstile } from './turnstile/turnstile.ts';

const always = (): boolean => true;
const wallClock = (): Instant => instant(Date.now());

// Each implementation is loaded when it is picked: a sentinel without a serial port loads no native code.

/** Opens a turnstile. Its link may come up later, or never: that is told by events, not by a rejection. */
export async function openTurnstile(config: TurnstileConfig): Promise<Turnstile> {
  switch (config.driver) {
    case 'simulated': {
      const { SimulatedTurnstile } = await import('./simulated/simulated-turnstile.ts');
      return new SimulatedTurnstile(config);
    }
    case 'modbus-tcp': {
      const { openModbusTurnstile } = await import('./modbus-tcp/modbus-turnstile.ts');
      return openModbusTurnstile(config);
    }
    case 'serial': {
      const { openSerialTurnstile } = await import('./serial/serial-turnstile.ts');
      return openSerialTurnstile(config);
    }
  }
}

/** A `page` camera is a `PageCamera`: ask for it with `openPageCamera` where pages attach. */
export async function openCamera(config: CameraConfig): Promise<Camera> {
  if (config.driver === 'page') {
    const { openPageCamera } = await import('./page/page-camera.ts');
    return openPageCamera(config);
  }
  const { SimulatedCamera } = await import('./simulated/simulated-camera.ts');
  return new SimulatedCamera({ ...config, scheduler: systemScheduler, clock: wallClock });
}

export async function openThermometer(config: ThermometerConfig): Promise<Thermometer> {
  if (config.driver === 'none') return (await import('./thermometer/absent.ts')).absentThermometer;
  const { SimulatedThermometer } = await import('./simulated/simulated-thermometer.ts');
  return new SimulatedThermometer(systemScheduler);
}

export async function openIndicator(config: IndicatorConfig): Promise<Indicator> {
  switch (config.driver) {
    case 'none':
      return (await import('./indicator/absent.ts')).absentIndicator;
    case 'simulated':
      return new (await import('./simulated/simulated-indicator.ts')).SimulatedIndicator();
    case 'page':
      return (await import('./page/page-indicator.ts')).openPageIndicator();
  }
}

export async function openContacts(config: ContactsConfig): Promise<Contacts> {
  if (config.driver === 'modbus-tcp') {
    const { openModbusContacts } = await import('./modbus-tcp/modbus-contacts.ts');
    return openModbusContacts(config);
  }
  const { SimulatedContacts } = await import('./simulated/simulated-contacts.ts');
  return new SimulatedContacts();
}

/** What a reader may need of the sentinel that it stands on. */
export interface ReaderSurroundings {
  readonly scheduler: Scheduler;
  /** Wall-clock time that the presentations carry. */
  readonly clock: () => Instant;
  /** For readers that look through the sentinel's own camera. */
  readonly camera: Camera | null;
  /** Shared by all of them: one thread for the whole sentinel. */
  readonly decoder: QrDecoder | null;
  /** Whether a code is of any use at this moment; a camera's frames are not decoded otherwise. */
  readonly wanted: () => boolean;
}

/** The readers of one OSDP line by name, each for itself: for lanes that share a line, and for installation. */
export async function openOsdpLine(
  config: OsdpConfig,
  surroundings: Partial<ReaderSurroundings> = {},
): Promise<ReadonlyMap<string, OsdpReader>> {
  const around = { scheduler: systemScheduler, clock: wallClock, ...surroundings };
  return (await import('./osdp/osdp-reader.ts')).openOsdpReaders(config, around);
}

/** Opens a reader; it becomes ready later, when its hardware is there. */
export async function openReader(
  config: ReaderConfig,
  surroundings: Partial<ReaderSurroundings> = {},
): Promise<CredentialReader> {
  const around = {
    scheduler: systemScheduler,
    clock: wallClock,
    camera: null,
    decoder: null,
    wanted: always,
    ...surroundings,
  };
  switch (config.driver) {
    case 'simulated':
      return new (await import('./simulated/simulated-reader.ts')).SimulatedReader({ ...config, ...around });
    case 'page-camera-qr': {
      const { camera, decoder } = around;
      if (camera === null || decoder === null)
        throw new VedetteError('driver-unsupported', 'caller', { at: `reader ${config.driver}: no camera` });
      const { openCameraCodeReader } = await import('./qr/camera-code-reader.ts');
      return openCameraCodeReader(config, { ...around, camera, decoder });
    }
    case 'serial-scanner':
      return (await import('./serial-scanner/serial-scanner.ts')).openSerialScanner(config, around);
    case 'id-card-serial':
      return (await import('./id-reader/id-reader.ts')).openIdReader(config, around);
    case 'osdp':
      return (await import('./osdp/joined-reader.ts')).openOsdpReader(config, around);
    case 'wiegand':
      return (await import('./wiegand/wiegand-reader.ts')).openWiegandReader(config, around);
    case 'pcsc':
      return (await import('./pcsc/pcsc-reader.ts')).openPcscReader(config, around);
  }
}
