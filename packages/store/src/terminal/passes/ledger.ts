import type { StoreContext } from '../context.ts';
import type { Served } from '../served.ts';
import type { PassStore } from './port.ts';

/** What has been used up of passes. */
export function passLedger({
  records: db,
}: StoreContext): Served<Pick<PassStore, 'claim' | 'release' | 'settle'>> {
  const use = (replayKey: string, kind: string) =>
    db.first(
      db.sql.selectFrom('pass_use').selectAll().where('replay_key', '=', replayKey).where('kind', '=', kind),
    );
  return {
    claim({ replayKey, kind, until, holder }) {
      return db.transaction(() => {
        const before = use(replayKey, kind);
        if (before !== undefined) return before.holder === holder ? 'first' : 'again';
        if (kind === 'exit' && use(replayKey, 'entry') === undefined) return 'again';
        db.run(db.sql.insertInto('pass_use').values({ replay_key: replayKey, kind, until, holder }));
        return 'first';
      });
    },
    release(holder) {
      const own = db.sql.deleteFrom('pass_use').where('holder', '=', holder);
      db.run(own.where('kind', 'in', ['entry', 'exit']));
    },
    settle(holder) {
      db.run(db.sql.updateTable('pass_use').set({ holder: null }).where('holder', '=', holder));
    },
  };
}
