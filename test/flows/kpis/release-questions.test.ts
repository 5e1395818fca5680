/** Where nobody can tell who released a version, the report and the audit ask; answers that fit nothing are shown. */
import { expect, it } from 'vitest';
import { computeAudit } from '../../../src/flows/kpis/audit.ts';
import { computeReport } from '../../../src/flows/kpis/report.ts';
import { community, institution, lightweightTag, release, store, tag, user } from '../../support/builders.ts';
import { onEachDatabase } from '../../support/databases.ts';

const users = [user(1, 'octocat'), user(5, 'updates', { type: 'Bot' })];
const answered = (name: string, by: string | null, repository = 'Springboard/hub') => ({
  repository,
  tag: name,
  by,
  supported: by === null ? true : null,
});

onEachDatabase('the audit', (open) => {
  it('asks for every release that names nobody by as_of, and no longer once a person has answered', async () => {
    const facts = {
      users,
      tags: [
        lightweightTag('1.0.0', 1, '2026-01-01'),
        lightweightTag('1.0.1', 1, '2026-01-02', { is_version_bump: true }),
        lightweightTag('1.0.2', 1, '2026-01-03'),
        tag('1.1.0', 5, '2026-01-04'),
        tag('1.2.0', 1, '2026-01-05'),
        lightweightTag('docs-1', 1, '2026-01-06'),
      ],
      releases: [release(1, '1.0.2', 1, '2026-01-20'), release(2, '1.3.0', null, '2026-01-07')],
    };
    const asked = async (asOf: string, ...releases: ReturnType<typeof answered>[]) => {
      const who = institution({ communities: [community({ releases })] });
      await store(open().db, facts, who);
      const audit = await computeAudit(open().db, { institution: who, asOf });
      const { data_quality } = await computeReport(open().db, {
        institution: who,
        window: { start: '2026-01-05T00:00:00Z', end: '2026-01-12T00:00:00Z' },
        asOf,
      });
      expect(data_quality.tags).toEqual(audit.tags);
      return {
        tags: audit.tags.map(({ tag: name, what }) => `${name}: ${what}`),
        counted: audit.repositories[0]!.tags_without_performer,
        people: audit.people,
      };
    };
    const lightweight =
      'who released it? a lightweight tag, not on a version-bump commit by a person, and without a Release by one';
    const bot = '1.1.0: who released it? the tagger is not a person on GitHub';
    const nobody = '1.3.0: who released it? its Release names no person, and there is no such tag';
    expect(await asked('2026-01-10T00:00:00Z')).toEqual({
      tags: [`1.0.0: ${lightweight}`, `1.0.2: ${lightweight}`, bot, nobody],
      counted: 4,
      people: [],
    });
    // The Release of 1.0.2 was written on 2026-01-20.
    expect((await asked('2026-01-20T00:00:00Z')).tags).toEqual([`1.0.0: ${lightweight}`, bot, nobody]);
    expect(
      await asked(
        '2026-01-20T00:00:00Z',
        ...[answered('1.0.0', 'octocat'), answered('1.1.0', 'Nobody-Here'), answered('1.3.0', null)],
        ...[answered('9.9.9', 'octocat'), answered('1.0.0', 'octocat', 'springboard/elsewhere')],
      ),
    ).toEqual({
      tags: [
        '1.0.0: the configuration answers for it, and there was no such release',
        '1.1.0: who released it? the configuration says nobody-here, and no person of that name is stored',
        nobody,
        '9.9.9: the configuration answers for it, and there was no such release',
      ],
      counted: 2,
      people: [{ github: 'nobody-here', what: 'named under releases, and never seen in what is stored' }],
    });
  });
});
