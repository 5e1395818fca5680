import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startStandIn, type StandIn } from '../../support/stand-in.ts';
import { ISSUE_KINDS, PULL_REQUEST_KINDS } from '../../../src/github/history/timeline-kinds.ts';
import { kindOf } from '../../../src/github/history/timeline-rows.ts';
import { computeAudit } from '../../../src/flows/kpis/audit.ts';

import { onEachDatabase } from '../../support/databases.ts';
import { community, institution } from '../../support/builders.ts';
import { keepUp, read } from '../../support/reading.ts';
import { describeRecorded, type RecordedFile } from '../../support/recorded.ts';

interface Counts {
  repository: string;
  pull_requests: number;
  issues: number;
  reviews: number;
  review_comments: number;
  comments: number;
  labels: number;
  item_labels: number;
  timeline_events: number;
}

/** Counted from the file alone, by nothing that Headwater uses itself. */
function countFile(file: RecordedFile): Counts {
  const items = file.items();
  const total = (of: (item: (typeof items)[number]) => number) =>
    items.reduce((sum, item) => sum + of(item), 0);
  const asked = { p: new Set(PULL_REQUEST_KINDS), i: new Set(ISSUE_KINDS) };
  return {
    repository: file.repo,
    pull_requests: total((item) => Number(item.k === 'p')),
    issues: total((item) => Number(item.k === 'i')),
    reviews: total((item) => item.reviews?.length ?? 0),
    review_comments: total(
      (item) => item.reviews?.reduce((sum, review) => sum + review.comments.length, 0) ?? 0,
    ),
    comments: total((item) => item.comments.length),
    labels: file.labels.length,
    item_labels: total((item) => item.labels.length),
    timeline_events: total(
      (item) => item.timeline.filter((entry) => !entry.ref && asked[item.k].has(kindOf(entry.t))).length,
    ),
  };
}

describeRecorded('recorded communities', (files) => {
  let github: StandIn;
  beforeAll(async () => {
    github = await startStandIn({ recorded: files.map((file) => file.path) });
  });
  beforeEach(() => github.reset());
  afterAll(() => github.close());

  onEachDatabase('reading all of them over HTTP', (open) => {
    it('stores as many rows of every kind as their files have, and the audit says 100 %', async () => {
      const { db } = open();
      const repositories = files.map((file) => file.repo);
      const summary = await read(db, github, repositories, { tidy: (after) => open().tidy(after) });
      expect(summary).toMatchObject({
        repositories: 17,
        pull_requests: 5631,
        issues: 4461,
        incomplete: [],
        refused: [],
      });
      const { rows } = await sql<Counts>`
        select full_name as repository,
          (select count(*)::int from pull_requests x where x.repo_id = r.id) as pull_requests,
          (select count(*)::int from issues x where x.repo_id = r.id) as issues,
          (select count(*)::int from reviews x where x.repo_id = r.id) as reviews,
          (select count(*)::int from review_comments x where x.repo_id = r.id) as review_comments,
          (select count(*)::int from issue_comments x where x.repo_id = r.id) as comments,
          (select count(*)::int from labels x where x.repo_id = r.id) as labels,
          (select count(*)::int from item_labels x where x.repo_id = r.id) as item_labels,
          (select count(*)::int from timeline_events x where x.repo_id = r.id) as timeline_events
        from repos r`.execute(db);
      const byName = (a: Counts, b: Counts) => (a.repository < b.repository ? -1 : 1);
      expect(rows.sort(byName)).toEqual(files.map(countFile).sort(byName));

      const audit = await computeAudit(db, {
        institution: institution({ communities: [community({ orgs: [], repositories })] }),
        asOf: new Date(Date.now() + 86_400_000).toISOString(),
      });
      expect(audit.repositories.map(({ repository, share, gaps }) => ({ repository, share, gaps }))).toEqual(
        repositories
          .toSorted((a, b) => a.toLowerCase().localeCompare(b.toLowerCase(), 'en'))
          .map((repository) => ({ repository, share: 1, gaps: [] })),
      );
      // Nobody recorded which files they change: that is noted, and not asked for again.
      expect(
        audit.repositories.reduce((total, { file_lists_not_given }) => total + file_lists_not_given, 0),
      ).toBe(5631);
      const again = await keepUp(db, github, repositories);
      expect(again).toMatchObject({ quiet: 17, requests: 1 });
    }, 300_000);
  });
});
