/** What PostgreSQL, TLS and the operating system say of a database that cannot be reached or entered, in one line. */
import { EXIT } from './exit.ts';

interface Known {
  exit: number;
  what: string;
  remedy: string;
}

const failed = (what: string, remedy: string): Known => ({ exit: EXIT.failed, what, remedy });
const wrong = (what: string, remedy: string): Known => ({ exit: EXIT.usage, what, remedy });

const LATER = 'run the command again later';
const CERTIFICATE = wrong(
  'the certificate of the server is not one that can be trusted',
  'name its authority with sslrootcert=FILE',
);

const WITHOUT_TLS = wrong('the server lets nobody in without TLS', 'write sslmode=require');

/** SQLSTATEs (PostgreSQL, Appendix A) and the codes of Node. */
const KNOWN: Record<string, Known> = {
  ECONNREFUSED: failed('nobody listens there', 'start PostgreSQL'),
  ENOENT: failed('nobody listens there', 'start PostgreSQL'),
  ENOTFOUND: failed('the host is not known', 'check its name'),
  EAI_AGAIN: failed('the host is not known at the moment', LATER),
  ETIMEDOUT: failed('the host does not answer', 'check its name and the firewall'),
  EHOSTUNREACH: failed('the host cannot be reached', 'check the network'),
  ENETUNREACH: failed('the host cannot be reached', 'check the network'),
  ECONNRESET: failed('the connection broke', 'run the command again'),
  EPIPE: failed('the connection broke', 'run the command again'),
  EACCES: wrong('this user may not use that socket', 'name another'),
  EPROTO: wrong('what listens there does not speak PostgreSQL’s TLS', 'check host and port'),
  '57P01': failed('the server is shutting down', 'run the command again'),
  '57P02': failed('the server has crashed', LATER),
  '57P03': failed('the server is starting up', 'run the command again'),
  '57P05': failed('the server ended the session', 'run the command again'),
  '53100': failed('its disk is full', 'make room'),
  '53200': failed('its memory is full', LATER),
  '53300': failed('it has no connection left', LATER),
  '40001': failed('another process was faster', 'run the command again'),
  '40P01': failed('another process was faster', 'run the command again'),
  '55P03': failed('another process holds it', LATER),
  '57014': failed('the statement was cancelled, perhaps by a limit on its time', LATER),
  '28P01': wrong('the password is wrong', 'correct it'),
  '28000': wrong('this user may not enter', 'name another user'),
  '3D000': wrong('there is no database of this name', 'create it with createdb'),
  '3F000': wrong('the search_path of this user names no schema', 'correct it with ALTER ROLE'),
  '42P07': wrong(
    'it holds a table of somebody else’s with a name that Headwater needs',
    'give Headwater a database of its own',
  ),
  '25006': wrong('it can only be read', 'name the primary'),
  ERR_TLS_CERT_ALTNAME_INVALID: wrong('its certificate is for another host', 'name that one'),
  DEPTH_ZERO_SELF_SIGNED_CERT: CERTIFICATE,
  SELF_SIGNED_CERT_IN_CHAIN: CERTIFICATE,
  UNABLE_TO_GET_ISSUER_CERT: CERTIFICATE,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: CERTIFICATE,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: CERTIFICATE,
  CERT_SIGNATURE_FAILURE: CERTIFICATE,
  CERT_HAS_EXPIRED: wrong('its certificate has expired', 'have it renewed'),
  CERT_NOT_YET_VALID: wrong('its certificate is not valid yet', 'check the clocks'),
};

/** Codes that mean this much only where the server turns us away at the door. */
const AT_THE_DOOR: Record<string, Known> = {
  '08P01': wrong(
    'the server, or a pooler in between, does not take what the address asks for',
    'take out its parameters',
  ),
  '42704': wrong('a parameter of the address is not known there', 'take it out'),
  '22023': wrong('a parameter of the address has a value that is not taken there', 'take it out'),
  '42601': wrong('the options of the address are not understood there', 'take them out'),
};

/** What pg says without any code. */
const WORDS: [RegExp, Known][] = [
  [/does not support SSL/, wrong('the server does not offer TLS', 'write sslmode=disable or prefer')],
  [
    /establishing an SSL connection|unexpected message|unknown message|message code/i,
    wrong('what listens there is no PostgreSQL', 'check host and port'),
  ],
  [/client password must be a|no password/i, wrong('the server wants a password', 'write it')],
  [
    /password authentication|SASL/,
    wrong('the server does not accept how this user signs in', 'check user and password'),
  ],
  [
    /timeout expired|connection timeout|timeout exceeded/i,
    failed('the host does not answer', 'check its name and the firewall'),
  ],
  [
    /connection terminated|not queryable|connection ended/i,
    failed('the connection broke', 'run the command again'),
  ],
];

/** A failure of the database, with the name of the setting that its address came from. */
export class DatabaseFailure extends Error {
  readonly exit: number;
  private constructor(exit: number, line: string, cause: unknown) {
    super(line, { cause });
    this.exit = exit;
  }

  /** @returns null where the error is about something else */
  static from(error: unknown, setting: string): DatabaseFailure | null {
    const found = databaseFailure(error, setting);
    return found && new DatabaseFailure(found.code, found.lines[0], error);
  }
}

/** @returns null where the error is about something else */
export function databaseFailure(error: unknown, setting: string): { code: number; lines: [string] } | null {
  const first = firstOf(error);
  const known = isOfTheDatabase(first) ? knownOf(first, error) : null;
  if (known === null) return null;
  const line = `The database in ${setting} cannot be used: ${known.what}; ${known.remedy}, or correct ${setting}.`;
  return { code: known.exit, lines: [line] };
}

interface Coded {
  code: string;
  syscall: string;
  message: string;
  /** PostgreSQL's errors have one, and so are told from those of other parts. */
  severity: string;
}

/** Where a name has two addresses, Node reports both refusals together. */
function firstOf(error: unknown): Coded {
  const [first] = error instanceof AggregateError ? (error.errors as unknown[]) : [error];
  const { code, syscall, message, severity } = (first ?? {}) as Partial<Record<keyof Coded, unknown>>;
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return { code: text(code), syscall: text(syscall), message: text(message), severity: text(severity) };
}

/** A file that is missing has a code, too: of the operating system's, only those of a connection are meant. */
function isOfTheDatabase({ code, syscall }: Coded): boolean {
  return !['ENOENT', 'EACCES', 'EPIPE'].includes(code) || syscall === 'connect';
}

function knownOf(coded: Coded, error: unknown): Known | null {
  const { code, severity, message } = coded;
  if (code === '42501') return forbidden(message);
  if (code === '28000' && /no encryption/.test(message)) return WITHOUT_TLS;
  if (severity === 'FATAL' && AT_THE_DOOR[code]) return AT_THE_DOOR[code];
  if (code !== '') return KNOWN[code] ?? null;
  // Our own errors have classes of their own, and say themselves what they mean.
  if ((error as Error | null)?.constructor !== Error) return null;
  return WORDS.find(([words]) => words.test(message))?.[1] ?? null;
}

/** "permission denied for table repos" */
function forbidden(message: string): Known {
  const [, kind, name] = /permission denied for (\w+) "?([^"]+)/.exec(message) ?? [];
  if (kind === undefined || kind === 'schema' || kind === 'database')
    return wrong(
      'this user may not create tables',
      'grant it CREATE on the schema, or let somebody else run `headwater migrate`',
    );
  return wrong(
    `this user may not use the ${kind} ${name}`,
    'grant it SELECT on all tables, and INSERT, UPDATE, DELETE and TRUNCATE, too, where it writes',
  );
}
