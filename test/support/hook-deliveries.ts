/** An extension: GitHub's list of an App's deliveries, and the request to deliver one again. */
import type { Caller, Extension } from '../../src/demo/extension.ts';
import { message } from '../../src/demo/rest/request.ts';

export interface ListedAttempt {
  id: number;
  guid: string;
  delivered_at: string;
  redelivery?: boolean;
  status_code: number;
  event: string;
  action: string | null;
  installation_id?: number | null;
  repository_id?: number | null;
  throttled_at?: string | null;
}

export interface HookDeliveries {
  extension: Extension;
  /** Newest first, as GitHub lists them. */
  attempts: ListedAttempt[];
  /** Ids of the attempts that were to be repeated, in order. */
  asked: number[];
  /** What happens then. */
  onRedeliver: (attempt: ListedAttempt) => void;
}

/** For the App itself alone: neither its installations nor a personal token are shown them. */
export function hookDeliveries(): HookDeliveries {
  const isApp = (caller: Caller | null) => caller?.name === 'app';
  const home = '/app/hook/deliveries';
  const state: HookDeliveries = {
    attempts: [],
    asked: [],
    onRedeliver: () => {},
    extension: {
      routes: [
        {
          on: `GET ${home}`,
          answer({ base, query }, { caller }) {
            if (!isApp(caller)) return message(401, 'A JSON web token could not be decoded');
            const start = Number(query.get('cursor') ?? 0);
            const next = start + Number(query.get('per_page') ?? 30);
            const isMore = next < state.attempts.length;
            return {
              status: 200,
              body: state.attempts.slice(start, next),
              headers: isMore ? { link: `<${base}${home}?cursor=${next}>; rel="next"` } : {},
            };
          },
        },
        {
          on: `POST ${home}/:id/attempts`,
          answer({ params }, { caller }) {
            if (!isApp(caller)) return message(401, 'A JSON web token could not be decoded');
            const found = state.attempts.find(({ id }) => String(id) === params['id']);
            state.asked.push(Number(params['id']));
            if (!found) return message(404, 'Not Found');
            state.onRedeliver(found);
            return { status: 202, body: {} };
          },
        },
      ],
    },
  };
  return state;
}
