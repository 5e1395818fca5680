import { expect, it } from 'vitest';
import { whatIsWritten } from '../../src/text/what-is-written.ts';

const queue = { repository: 'field-station/planning', title: 'Upstream work' };
const report = 'field-station/meta';

it.each([
  [
    { writer: null, report: null, folder: null, queue: null, reminders: 'digest' },
    'Writes nothing: a personal token only reads.',
  ],
  [
    { writer: null, report, folder: null, queue: null, reminders: 'off' },
    'Writes nothing: a personal token only reads. With a GitHub App or in a workflow it would write the weekly issue in field-station/meta, with reactions to answers beneath it.',
  ],
  [
    { writer: 'app', report: null, folder: null, queue: null, reminders: 'digest' },
    'Writes nothing: neither report.repository nor planning.issue_title is set.',
  ],
  [
    { writer: 'app', report, folder: null, queue, reminders: 'comment' },
    'Reads with tokens that cannot write. Writes, as the App, the weekly issue in field-station/meta, with reactions to answers beneath it, the list of each sprint in "Upstream work" of field-station/planning, a digest of what waits and comments, reactions to commands and requests for reviews where upstream allows them in its .github/headwater.yml, and nothing else.',
  ],
  [
    { writer: 'workflow', report, folder: 'headwater/reports', queue: null, reminders: 'off' },
    'Reads with tokens that cannot write. Writes, with the token of this workflow, in its own repository, the weekly issue in field-station/meta, with reactions to answers beneath it and files in headwater/reports of field-station/meta, where it may write contents, with what has no room in that issue, and nothing else.',
  ],
] as const)('says of %j what is written', (may, said) => expect(whatIsWritten(may)).toBe(said));
