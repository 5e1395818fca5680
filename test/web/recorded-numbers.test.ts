/** Real history of two communities: whatever it is narrowed to, page, data and command line say the same. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AttentionList } from '../../src/domain/attention/items.ts';
import type { KpiResult, Report } from '../../src/domain/report/report.ts';
import type { People, Responsiveness } from '../../src/domain/report/views.ts';
import { oneLine } from '../../src/text/markdown.ts';
import { valueOf } from '../../src/text/report/values.ts';
import type { WebApp } from '../../src/web/server.ts';
import { headwater } from '../support/command-line.ts';
import { rowsOf } from '../support/page-numbers.ts';
import { describeRecorded } from '../support/recorded.ts';
import { startShownRecorded, type ShownCommunity } from '../support/shown-community.ts';

const WINDOWS: [query: string, words: string[]][] = [
  ['', []],
  ['week=2019-W30', ['--week', '2019-W30']],
  ['iteration=2', ['--iteration', '2']],
  ['from=2019-03-01&to=2019-09-01', ['--from', '2019-03-01', '--to', '2019-09-01']],
];
const INSTANTS: [query: string, words: string[]][] = [
  ['', []],
  ['as_of=2019-09-15', ['--as-of', '2019-09-15']],
];
const PLACES: [query: string, words: string[]][] = [
  ['', []],
  ['community=JupyterHub', ['--community', 'JupyterHub']],
  ['community=tls', ['--community', 'tls']],
  ['repository=jupyterhub/kubespawner', ['--repo', 'jupyterhub/kubespawner']],
  [
    'community=TLS&repository=TLSWG/draft-ietf-tls-esni',
    ['--community', 'TLS', '--repo', 'TLSWG/draft-ietf-tls-esni'],
  ],
];

describeRecorded('two recorded communities', (files) => {
  let community: ShownCommunity;
  let app: WebApp;
  beforeAll(async () => {
    community = await startShownRecorded(files);
    app = community.served();
  });
  afterAll(() => community.close());

  const get = async (path: string) => {
    const answer = await app.request(path);
    expect([path, answer.status]).toEqual([path, 200]);
    return answer;
  };
  const all = PLACES.flatMap(([place, placeWords]) =>
    INSTANTS.flatMap(([instant, instantWords]) =>
      WINDOWS.map(([window, windowWords]): [string, string[]] => [
        [place, instant, window].filter((part) => part !== '').join('&'),
        [...placeWords, ...instantWords, ...windowWords],
      ]),
    ),
  );

  // Every third has each place, instant and window several times; the soak has them all.
  const cases = process.env['SOAK'] ? all : all.filter((_, index) => index % 3 === 0);

  // The command opens the database as another process would.
  it.runIf(process.env['TEST_DATABASE_URL'])(
    `have the same figures on the page, in the data and on the command line, narrowed in ${cases.length} ways`,
    async () => {
      const values = new Set<string>();
      for (const [query, words] of cases) {
        const data = (await (await get(`/api/v1/report?${query}`)).json()) as Report;
        const { code, out } = await headwater(
          ['report', '--format', 'json', ...words],
          community.environment,
        );
        expect([query, code]).toEqual([query, 0]);
        expect([query, JSON.parse(out)]).toEqual([query, data]);
        const rows = rowsOf(await (await get(`/?${query}`)).text());
        for (const kpi of data.kpis)
          expect([query, kpi.community, rows]).toEqual([
            query,
            kpi.community,
            expect.arrayContaining([shown(kpi)]),
          ]);
        values.add(JSON.stringify(data.kpis));
      }
      // Each way shows something else.
      expect(values.size).toBeGreaterThan(cases.length / 2);
    },
  );

  it('have on the other pages what a report on the same days says, narrowed alike', async () => {
    const day = (at: string) => at.slice(0, 10);
    let compared = 0;
    for (const [place] of PLACES)
      for (const [instant] of INSTANTS) {
        const narrowed = [place, instant].filter((part) => part !== '').join('&');
        const data = async <T>(path: string, more = '') =>
          (await (
            await get(`${path}?${[more, narrowed].filter((part) => part !== '').join('&')}`)
          ).json()) as T;
        const report = await data<Report>('/api/v1/report');
        const { communities } = await data<Responsiveness>('/api/v1/responsiveness');
        for (const { kpis, trends } of communities) {
          for (const kpi of kpis) expect(report.kpis).toContainEqual(kpi);
          for (const trend of trends) expect(report.trends).toContainEqual(trend);
        }
        for (const name of ['people', 'releases']) {
          const { quarters, communities } = await data<People>(`/api/v1/${name}`);
          const { start, end } = quarters.at(-1)!;
          const quarter = await data<Report>('/api/v1/report', `from=${day(start)}&to=${day(end)}`);
          for (const { kpis } of communities)
            for (const { value, id, community: whose, evidence, sample_size } of kpis) {
              const same = quarter.kpis.find((kpi) => kpi.id === id && kpi.community === whose);
              expect([narrowed, same]).toMatchObject([narrowed, { value, evidence, sample_size }]);
              compared++;
            }
        }
      }
    expect(compared).toBeGreaterThan(100);
  });

  it.runIf(process.env['TEST_DATABASE_URL'])(
    'say of one repository whose turn it is as the command does',
    async () => {
      const { out } = await headwater(
        ['attention', '--repo', 'jupyterhub/kubespawner', '--format', 'json'],
        community.environment,
      );
      const answer = await get('/api/v1/attention?repository=jupyterhub/kubespawner');
      const list = (await answer.json()) as AttentionList;
      expect(list.items.length).toBeGreaterThan(0);
      expect(JSON.parse(out)).toEqual(list);
    },
  );

  it.runIf(process.env['TEST_DATABASE_URL'])('refuse a place that is not measured, and name it', async () => {
    const said = async (...words: string[]) => headwater(['report', ...words], community.environment);
    expect(await said('--community', 'Elsewhere')).toMatchObject({
      code: 2,
      out: '',
      err: '--community is "Elsewhere"; write one of JupyterHub, TLS.\n',
    });
    expect(await said('--community', 'TLS', '--repo', 'jupyterhub/kubespawner')).toMatchObject({
      code: 2,
      err: '--repo is "jupyterhub/kubespawner"; none of that name is measured in TLS.\n',
    });
    expect(await said('--repo', 'jupyterhub/kubespawner', '--post')).toMatchObject({
      code: 2,
      err: '--post keeps the whole report; leave --community and --repo out, or --post.\n',
    });
    // Its title says that it is of the repository alone.
    const { out } = await said('--repo', 'jupyterhub/kubespawner', '--week', '2019-W30');
    expect(out).toMatch(/^## Upstream health, week 2019-W30[^\n]*: jupyterhub\/kubespawner\n/);
  });
});

/** As "All figures" has it: the name, and what is known of it. */
function shown(kpi: KpiResult): unknown {
  return [oneLine(kpi.name), valueOf(kpi)];
}
