import { alarmLog } from './alarms/alarm-log.ts';
import { alarmRepository } from './alarms/repository.ts';
import { auditRepository } from './audit/repository.ts';
import { removeCapturesOfPerson } from './captures/removal.ts';
import { captureRepository } from './captures/repository.ts';
import type { StoreClock } from './clock.ts';
import type { StoreContext } from './context.ts';
import { ruleBook } from './duties/collection-rules.ts';
import { dutyRepository } from './duties/repository.ts';
import { identityRepository } from './identities/repository.ts';
import { linkRepository } from './link/repository.ts';
import { listRepository } from './lists/repository.ts';
import { accountRepository } from './operators/repository.ts';
import { sessionRepository } from './operators/sessions.ts';
import { OutboxLog } from './outbox/outbox-log.ts';
import { outboxRepository } from './outbox/repository.ts';
import { passRepository } from './passes/repository.ts';
import { personRepository } from './people/repository.ts';
import { recordRepository } from './records/repository.ts';
import { referenceRepository } from './references/repository.ts';
import { scheduleRepository } from './schedules/repository.ts';
import type { Served } from './served.ts';
import { settingRepository } from './settings/repository.ts';
import type { TerminalStoreConcepts } from './terminal-store.ts';
import { trustRepository } from './trust/repository.ts';
import { upkeepRepository } from './upkeep/repository.ts';
import { Room } from './upkeep/room.ts';
import { vaultRepository } from './vault/repository.ts';

export type ServedConcepts = {
  readonly [C in keyof TerminalStoreConcepts]: Served<TerminalStoreConcepts[C]>;
};

export interface Concepts {
  readonly concepts: ServedConcepts;
  /** Reads anew what is kept in memory, after a transaction fell. */
  readonly reload: () => void;
}

/** Builds every concept over the open files. */
export function serveConcepts(context: StoreContext, clock: StoreClock, sweptAtOpen: number): Concepts {
  const rules = ruleBook(context.records);
  const outbox = new OutboxLog(context);
  const alarms = alarmLog(context, outbox);
  const room = new Room(context, outbox, alarms);
  const removeCaptures = (person: Parameters<typeof removeCapturesOfPerson>[2]): number => {
    const removed = removeCapturesOfPerson(context, rules, person);
    room.capturesRemoved(removed);
    return removed;
  };
  const references = referenceRepository(context);
  const concepts: ServedConcepts = {
    people: personRepository(context, removeCaptures),
    references,
    identities: identityRepository(context),
    passes: passRepository(context),
    trust: trustRepository(context),
    lists: listRepository(context),
    schedules: scheduleRepository(context),
    duties: dutyRepository(context),
    records: recordRepository(context, { rules, outbox, room }),
    captures: captureRepository(context, rules, room),
    alarms: alarmRepository(context, alarms, outbox),
    operators: { ...accountRepository(context), ...sessionRepository(context) },
    settings: settingRepository(context),
    audit: auditRepository(context),
    outbox: outboxRepository(context, outbox),
    link: linkRepository(context, references),
    upkeep: upkeepRepository(context, { clock, outbox, room, rules, sweptAtOpen }),
    vault: vaultRepository(context),
  };
  const reload = (): void => {
    room.reload();
    context.names.clear();
  };
  return { concepts, reload };
}
