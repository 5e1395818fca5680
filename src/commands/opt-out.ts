import { loginKey } from '../domain/identities.ts';
import { pseudonymOf } from '../domain/pseudonyms.ts';
import { forget, idOfLogin } from '../store/opt-out.ts';
import { withDatabase } from './database.ts';
import { EXIT, UsageRefusal } from './failure.ts';
import { note, type Surroundings } from './surroundings.ts';

/** Puts a person on the list of those who are not named, and forgets who they are in everything that is stored. */
export async function optOutCommand(around: Surroundings, person: string): Promise<number> {
  const key = around.settings.pseudonym_key;
  if (key === null)
    throw new UsageRefusal(
      'HEADWATER_PSEUDONYM_KEY is not set; make one (`openssl rand -hex 32`), keep it, and set it for every command from now on.',
    );
  return withDatabase(around, 'headwater opt-out', async ({ db }) => {
    const id = /^\d+$/.test(person) ? person : await idOfLogin(db, loginKey(person));
    if (id === null)
      throw new UsageRefusal(`${person}: nobody of that login is stored; give GitHub's numeric id instead.`);
    const pseudonym = pseudonymOf(id, key);
    await forget(db, id, pseudonym, around.now().toISOString());
    note(
      around,
      `Done: what they did counts on as ${pseudonym.login}, and no link to it is given. Backups and earlier reports are not reached by this.`,
    );
    return EXIT.done;
  });
}
