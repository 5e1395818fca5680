/** What a repository of the smaller community allows Headwater, as one of its maintainers has added it. */
import { CONSENT_PATH } from '../../../src/config/upstream-consent.ts';
import type { Actor, FileHistory } from '../../../src/demo/community/community.ts';

const ADDED_AT = '2025-06-03T09:00:00Z';

export function consentFile(by: Actor): FileHistory {
  return {
    path: CONSENT_PATH,
    revisions: [
      {
        commit: {
          __typename: 'Commit',
          id: 'C_demo_consent',
          oid: '',
          authoredDate: ADDED_AT,
          committedDate: ADDED_AT,
          author: { date: ADDED_AT, user: by },
          messageHeadline: 'Let Headwater remind us',
        },
        text: 'comments: true\n',
      },
    ],
  };
}
