import { isUserId, loginKey } from '../domain/people/identities.ts';
import { pseudonymOf } from '../domain/people/pseudonyms.ts';
import { configuredPlaces, forget, idOfLogin } from '../store/people/opt-out.ts';
import { withDatabase } from './database.ts';
import { EXIT, UsageError } from './failure.ts';
import { note, type CommandContext } from './context.ts';

/** Puts a person on the list of those who are not named, and forgets who they are in everything that is stored. */
export async function optOutCommand(ctx: CommandContext, person: string): Promise<number> {
  const key = ctx.settings.pseudonym_key;
  if (key === null)
    throw new UsageError(
      'HEADWATER_PSEUDONYM_KEY is not set; make one (`openssl rand -hex 32`), keep it, and set it for every command from now on.',
    );
  const wanted = person.trim();
  const isNumber = /^\d+$/.test(wanted);
  if (wanted === '' || (isNumber && !isUserId(wanted)))
    throw new UsageError(
      `PERSON is "${person.slice(0, 60)}"; write GitHub's numeric id, or a login that is stored.`,
    );
  return withDatabase(ctx, 'headwater opt-out', async ({ db }) => {
    const id = isNumber ? String(BigInt(wanted)) : await idOfLogin(db, loginKey(wanted));
    if (id === null)
      throw new UsageError(
        `${wanted.slice(0, 60)}: nobody of that login is stored; give GitHub's numeric id instead.`,
      );
    const pseudonym = pseudonymOf(id, key);
    const places = await configuredPlaces(db, id);
    await forget(db, id, pseudonym, ctx.now().toISOString());
    note(
      ctx,
      `Done: what they did counts on as ${pseudonym.login}, and no link to it is given. Backups and earlier reports are not reached by this.`,
    );
    if (places.length > 0)
      note(
        ctx,
        `${ctx.settings.configuration_path} names them under ${places.join(', ')}: take them out there, too, or pages go on to say that whoever is named there is not known.`,
      );
    return EXIT.done;
  });
}
