import { beforeEach, expect, it } from 'vitest';
import type { FactBatch, UserRow } from '../../src/domain/history/facts.ts';
import { idFromLogin } from '../../src/domain/people/identities.ts';
import { comment, issue, pullRequest, store } from '../support/builders.ts';
import { onOneDatabase } from '../support/databases.ts';
import { figuresOf, part } from '../support/kpis.ts';
import { describeOracle, oracle } from '../support/oracles.ts';

interface Named {
  login: string;
}
interface Issue {
  number: number;
  createdAt: string;
  closedAt: string | null;
  state: 'OPEN' | 'CLOSED';
  timelineItems: { edges: { node: { __typename?: string; author?: Named | null; createdAt?: string } }[] };
}
interface PullRequest {
  number: number;
  createdAt: string;
  state: 'OPEN' | 'CLOSED' | 'MERGED';
  author: Named | null;
  mergedAt: string | null;
  mergedBy: Named | null;
}

const SINCE = '2020-01-01';
/** The day after the files were recorded. */
const END = '2022-01-27';

describeOracle("devstats' page of networkx", () => {
  const issues = oracle<Issue>('networkx_issues');
  const pulls = oracle<PullRequest>('networkx_prs');
  const hours = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 3_600_000;
  const plainMedian = (values: number[]) => {
    const sorted = values.toSorted((a, b) => a - b);
    return (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2;
  };
  const firstComment = (node: Issue) =>
    node.timelineItems.edges.find((edge) => edge.node.__typename === 'IssueComment')?.node.createdAt;
  const fresh = issues.filter((node) => node.createdAt >= SINCE);
  const closed = fresh.flatMap((node) => (node.closedAt ? [hours(node.createdAt, node.closedAt)] : []));
  const answered = fresh.flatMap((node) => {
    const first = firstComment(node);
    return first ? [hours(node.createdAt, first)] : [];
  });

  it('is reproduced by its own method: what is open or unanswered is dropped', () => {
    expect(fresh.length).toBe(532);
    expect(closed.length).toBe(386);
    expect(Math.floor(plainMedian(closed))).toBe(210);
    expect(answered.length).toBe(469);
    expect(plainMedian(answered).toFixed(1)).toBe('5.4');
    const merged = Map.groupBy(
      pulls.filter((node) => node.state === 'MERGED' && node.author !== null),
      (node) => node.author!.login,
    );
    expect(merged.size).toBe(522);
    expect([...merged.values()].filter((of) => of.length === 1).length).toBe(381);
  });

  onOneDatabase("Headwater's figures on the same data", (open) => {
    beforeEach(() => store(open().db, facts()));

    it('finds the contributor absence factor of 7', async () => {
      const figures = await figuresOf(open().db, 'contributor_absence_factor', '2010-01-01', END);
      expect(figures).toMatchObject({ value: 7, sample_size: 1915 });
      expect([
        part(figures, 'merged_pull_requests.people'),
        part(figures, 'merged_pull_requests.by_nobody'),
      ]).toEqual([522, 1]);
    });

    it('keeps the open issues, and so finds them to live four times as long as the published median', async () => {
      const figures = await figuresOf(open().db, 'issue_time_to_close', SINCE, END);
      // The file names no author, so that none of them is known to be of the community.
      expect([part(figures, 'all.n'), part(figures, 'all.censored')]).toEqual([532, 146]);
      const median = part(figures, 'all.median_hours')!;
      expect(median).toBeGreaterThan(3 * plainMedian(closed));
      console.log(
        `issue lifetime: ${plainMedian(closed).toFixed(1)} h published, ${median.toFixed(1)} h Kaplan–Meier`,
      );
      expect(median.toFixed(1)).toBe('813.9');
    });

    it('lets closing unanswered compete with the first comment', async () => {
      const figures = await figuresOf(open().db, 'issue_time_to_first_response', SINCE, END);
      const median = part(figures, 'all.any.median_hours')!;
      console.log(
        `first comment: ${plainMedian(answered).toFixed(1)} h published, ${median.toFixed(1)} h Aalen–Johansen`,
      );
      expect(part(figures, 'all.any.n')).toBe(532);
      expect(median).toBeGreaterThan(plainMedian(answered));
      expect(median.toFixed(1)).toBe('8.4');
    });
  });

  /** The files name logins only, and no author for issues. */
  function facts(): Partial<FactBatch> {
    const users = new Map<string, UserRow>();
    const person = (who: Named | null | undefined): string | null => {
      if (!who) return null;
      const id = idFromLogin(who.login);
      users.set(id, { id, node_id: null, login: who.login, name: null, type: 'User' });
      return id;
    };
    const issue_comments = issues.flatMap((node) =>
      node.timelineItems.edges.flatMap(({ node: entry }, index) =>
        entry.__typename === 'IssueComment'
          ? [
              {
                ...comment(node.number * 1000 + index, node.number, null, entry.createdAt!),
                author_id: person(entry.author),
              },
            ]
          : [],
      ),
    );
    return {
      issues: issues.map((node) => issue(node.number, null, node.createdAt, { closed_at: node.closedAt })),
      issue_comments,
      pull_requests: pulls.map((node) => ({
        ...pullRequest(node.number, null, node.createdAt, { merged_at: node.mergedAt }),
        author_id: person(node.author),
        merged_by_id: person(node.mergedBy),
      })),
      users: [...users.values()],
    };
  }
});
