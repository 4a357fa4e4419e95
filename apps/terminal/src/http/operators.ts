import { randomUUID } from 'node:crypto';
import type { Operator as OperatorView } from '@vedette/contract';
import { VedetteError } from '@vedette/domain';
import { demandStrongPassword } from '@vedette/server';
import type { Operator, OperatorId } from '@vedette/store';
import type { SignIns } from '../use-cases/access/sign-in.ts';
import type { AppDeps } from './deps.ts';
import { note } from './note.ts';
import type { Handlers } from './serve.ts';

export function operatorHandlers({ store, passwords }: AppDeps, signIns: SignIns): Handlers<'operators'> {
  const { operators, audit } = store;

  const viewOf = async (operator: Operator): Promise<OperatorView> => {
    const { id, name, role, disabled, lockedUntil } = operator;
    const [last] = (await audit.list({ actor: id, action: 'sign-in', limit: 1 })).items;
    return { id, name, role, disabled, lockedUntil, lastSignInAt: last?.at ?? null };
  };
  const strongHash = (password: string, name: string): Promise<string> => {
    demandStrongPassword(password, name);
    return passwords.hash(password);
  };

  return {
    list: async () => Promise.all((await operators.all()).map(viewOf)),
    create: async (c) => {
      const { name, role, password } = c.req.valid('json');
      const passwordHash = await strongHash(password, name);
      const created = await operators.create({
        id: randomUUID() as string as OperatorId,
        name,
        role,
        passwordHash,
      });
      await note(c, audit, 'operator-added', created.id, { role });
      return viewOf(created);
    },
    change: async (c) => {
      const id = c.req.valid('param').id as OperatorId;
      const { role, disabled, password } = c.req.valid('json');
      const before = await operators.get(id);
      if (before === null) throw new VedetteError('not-found', 'caller', { at: 'operator' });
      const passwordHash = password === undefined ? undefined : await strongHash(password, before.name);
      const changed = await operators.patch(id, { role, disabled, passwordHash });
      // Whoever sets a new password means the operator to get in with it.
      if (password !== undefined) await signIns.pardon(changed);
      const fields = Object.keys(c.req.valid('json'));
      await note(c, audit, 'operator-changed', id, { fields });
      return viewOf(changed);
    },
    remove: async (c) => {
      const id = c.req.valid('param').id as OperatorId;
      await operators.remove(id);
      await note(c, audit, 'operator-removed', id);
    },
  };
}
