import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { onOneDatabase } from '../support/databases.ts';

onOneDatabase('the kind of lines in a file', (open) => {
  it.each([
    ['src/app.ts', 'source'],
    ['hub/handlers/base.py', 'source'],
    ['test/app.test.ts', 'tests'],
    ['hub/tests/test_api.py', 'tests'],
    ['hub/tests/data/answer.json', 'fixtures'],
    ['test/fixtures/hub.ts', 'fixtures'],
    ['docs/index.md', 'docs'],
    ['README.md', 'docs'],
    ['locale/de/LC_MESSAGES/hub.po', 'docs'],
    ['.github/workflows/test.yml', 'config'],
    ['package.json', 'config'],
    ['package-lock.json', 'generated'],
    ['yarn.lock', 'generated'],
    ['src/__snapshots__/app.test.ts.snap', 'generated'],
    ['src/answers.generated.ts', 'generated'],
    ['proto/hub_pb2.py', 'generated'],
    ['dist/main.js', 'generated'],
    ['vendor/lib/x.go', 'generated'],
  ])('%s is %s', async (path, kind) => {
    const { rows } = await sql<{ kind: string }>`select derived.size_kind(${path}) as kind`.execute(
      open().db,
    );
    expect(rows[0]!.kind).toBe(kind);
  });

  it.each([
    ['README.md', 'o/r:'],
    ['src/app.ts', 'o/r:src'],
    ['src/domain/queue/size.ts', 'o/r:src/domain'],
  ])('the area of %s is %s', async (path, area) => {
    const { rows } = await sql<{ area: string }>`select derived.area_of('o/r', ${path}) as area`.execute(
      open().db,
    );
    expect(rows[0]!.area).toBe(area);
  });
});
