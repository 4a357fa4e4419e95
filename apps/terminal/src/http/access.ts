import type { routes } from '@vedette/contract';
import type { Permission } from '@vedette/domain';

/** Who may call a route: anyone, whoever is signed in, or a role with the permission. */
export type Access = 'anyone' | 'signed-in' | Permission;
export type Routes = typeof routes;

/** One line a route; a route without its line does not compile. */
export const accessTo: { readonly [G in keyof Routes]: { readonly [N in keyof Routes[G]]: Access } } = {
  session: {
    welcome: 'anyone',
    claim: 'anyone',
    signIn: 'anyone',
    signOut: 'signed-in',
    changePassword: 'signed-in',
  },
  operators: {
    list: 'operators-change',
    create: 'operators-change',
    change: 'operators-change',
    remove: 'operators-change',
  },
  people: {
    list: 'people-see',
    get: 'people-see',
    create: 'people-change',
    change: 'people-change',
    remove: 'people-change',
    references: 'people-see',
    enrol: 'people-change',
    removeReference: 'people-change',
    exportCsv: 'people-export',
  },
  imports: { start: 'people-change', list: 'people-change', get: 'people-change', cancel: 'people-change' },
  passes: {
    list: 'people-see',
    issue: 'passes-issue',
    revoke: 'passes-issue',
    redeem: 'anyone',
    cards: 'people-see',
    addCard: 'passes-issue',
    removeCard: 'passes-issue',
  },
  trust: {
    list: 'trust-see',
    get: 'trust-see',
    put: 'trust-change',
    remove: 'trust-change',
    try: 'credentials-try',
  },
  wallet: { request: 'anyone', answer: 'anyone' },
  lists: {
    list: 'lists-see',
    put: 'lists-change',
    remove: 'lists-change',
    entries: 'lists-see',
    putEntry: 'lists-change',
    removeEntry: 'lists-change',
  },
  schedules: {
    list: 'duty-see',
    put: 'lists-change',
    remove: 'lists-change',
    holidays: 'duty-see',
    putHolidays: 'lists-change',
  },
  duty: {
    current: 'duty-see',
    presets: 'duty-see',
    history: 'duty-see',
    check: 'duty-change',
    put: 'duty-change',
  },
  records: {
    search: 'records-see',
    get: 'records-see',
    flow: 'flow-see',
    exportCsv: 'records-export',
    exportXlsx: 'records-export',
    capture: 'records-see',
    captures: 'records-see',
  },
  alarms: { list: 'alarms-see', acknowledge: 'alarms-acknowledge' },
  device: {
    health: 'health-see',
    selfTest: 'device-change',
    logs: 'device-see',
    logsFile: 'device-see',
    clock: 'device-see',
    putClock: 'device-change',
    network: 'device-see',
    putNetwork: 'device-change',
    algorithm: 'device-see',
    putAlgorithm: 'device-change',
    calibrate: 'device-change',
    restart: 'device-change',
    lanes: 'lanes-see',
    answer: 'lanes-operate',
    open: 'lanes-operate',
    kioskLink: 'kiosk-link',
    audit: 'audit-see',
  },
  // Whoever joins a platform hands the duty over to it.
  platform: { get: 'device-see', join: 'duty-change', retry: 'device-change', leave: 'duty-change' },
  vault: {
    get: 'device-see',
    unlock: 'device-change',
    setPassphrase: 'device-change',
    retry: 'device-change',
    rekey: 'device-change',
  },
  events: { live: 'signed-in' },
};
