import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { definitionAddress, definitionFile } from '../../../src/domain/kpis/kpi.ts';
import { KPIS } from '../../../src/domain/kpis/kpi.ts';

describe('the definition of a KPI', () => {
  it('is a file that comes with Headwater', () => {
    for (const kpi of KPIS)
      expect(existsSync(new URL(`../../../${definitionFile(kpi)}`, import.meta.url)), kpi.id).toBe(true);
  });

  it('is named by its file where nobody says under which address it can be read', () => {
    expect(definitionAddress({ id: 'unanswered' }, null)).toBe('sql/kpi/unanswered.sql');
  });

  it('lies under the address that is given, of the project or of the folder', () => {
    const address = 'https://kpis.example.org/main/sql/kpi/unanswered.sql';
    for (const base of ['', '/', '/sql', '/sql/kpi', '/sql/kpi/'])
      expect(definitionAddress({ id: 'unanswered' }, `https://kpis.example.org/main${base}`)).toBe(address);
  });
});

describe('the catalogue', () => {
  it('counts new maintainers and maintainers among the institution’s goals', () => {
    const ours = KPIS.filter(({ group }) => group === 'institution').map(({ id }) => id);
    expect(ours).toEqual([
      'planned_pull_requests_closed',
      'returning_contributors_reviewed',
      'came_back',
      'issues_triaged',
      'new_maintainers_supported',
      'releases_by_team',
      'releases_supported',
      'casual_returning_contributors',
      'maintainers',
    ]);
  });
});
