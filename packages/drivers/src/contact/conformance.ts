import assert from 'node:assert/strict';
import { duration } from '@vedette/domain';
import { type ConformanceCheck, type ConformanceSubject, until } from '../conformance/conformance.ts';
import { type ContactEvent, type ContactName, type Contacts, contactNames } from './contact.ts';

/** Contacts in a test stand. */
export interface ContactsSubject extends ConformanceSubject {
  readonly contacts: Contacts;
  set(contact: ContactName, active: boolean): Promise<void>;
  breakLink(): Promise<void>;
  mendLink(): Promise<void>;
}

async function stand(subject: ContactsSubject) {
  const { contacts } = subject;
  const names = contactNames.filter((name) => contacts.capabilities[name] === 'supported');
  const events: ContactEvent[] = [];
  contacts.subscribe((event) => events.push(event));
  await until(subject, 'a first reading', () => names.every((name) => contacts.state(name) !== 'unknown'));
  return { contacts, names, events };
}

const pause = duration(200);
const always = (): boolean => true;

/** What every implementation of `Contacts` must do. */
export const contactsConformance: readonly ConformanceCheck<ContactsSubject>[] = [
  {
    name: 'tells of each change of each contact, once',
    applies: always,
    run: async (subject) => {
      const { contacts, names, events } = await stand(subject);
      for (const name of names) {
        const before = events.length;
        await subject.set(name, true);
        await until(subject, `${name} active`, () => contacts.state(name) === 'active');
        await subject.set(name, false);
        await until(subject, `${name} inactive`, () => contacts.state(name) === 'inactive');
        assert.deepEqual(events.slice(before), [
          { kind: 'changed', contact: name, state: 'active' },
          { kind: 'changed', contact: name, state: 'inactive' },
        ]);
      }
    },
  },
  {
    name: 'does not know a contact it does not have',
    applies: always,
    run: async (subject) => {
      const { contacts, names } = await stand(subject);
      for (const name of contactNames)
        if (!names.includes(name)) assert.equal(contacts.state(name), 'unknown');
    },
  },
  {
    name: 'does not know any contact while the link is down, and tells of both',
    applies: always,
    run: async (subject) => {
      const { contacts, names, events } = await stand(subject);
      await subject.breakLink();
      await until(subject, 'a fault', () => events.some((event) => event.kind === 'fault'));
      for (const name of names) assert.equal(contacts.state(name), 'unknown');
      assert.equal((await contacts.selfTest()).ok, false);
      await subject.mendLink();
      await until(subject, 'recovery', () => events.some((event) => event.kind === 'recovered'));
      for (const name of names) assert.equal(contacts.state(name), 'inactive');
    },
  },
  {
    name: 'tests itself, and says when there is fire',
    applies: ({ contacts }) => contacts.capabilities.fire === 'supported',
    run: async (subject) => {
      const { contacts } = await stand(subject);
      assert.equal((await contacts.selfTest()).ok, true);
      await subject.set('fire', true);
      await until(subject, 'fire', () => contacts.state('fire') === 'active');
      const report = await contacts.selfTest();
      assert.ok(report.checks.some(({ code }) => code === 'fire-active'));
    },
  },
  {
    name: 'tells nothing any more once closed, and may be closed twice',
    applies: always,
    run: async (subject) => {
      const { contacts, names, events } = await stand(subject);
      await Promise.all([contacts.close(), contacts.close()]);
      const before = events.length;
      for (const name of names) await subject.set(name, true);
      await subject.lull(pause);
      assert.equal(events.length, before);
    },
  },
];
