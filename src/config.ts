/** Reads headwater.yml: strict, every complaint at once, each with its line and column. */
import { readFileSync } from 'node:fs';
import { isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';
import { schemaComplaints, yamlComplaints, type ReadText } from './config/complaints.ts';
import { configurationSchema, type ConfigurationFile } from './config/schema.ts';
import type { Institution, Spell } from './domain/institution.ts';

export type Configuration = Omit<ConfigurationFile, 'institution' | 'communities'> & {
  institution: Institution;
};

/** The configuration cannot be used: one line per complaint, nothing was changed. */
export class ConfigurationRefusal extends Error {
  readonly lines: string[];
  constructor(lines: string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

/** @throws ConfigurationRefusal */
export function readConfiguration(path: string): Configuration {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new ConfigurationRefusal([
      code === 'ENOENT'
        ? `${path} is missing; run \`headwater init --org ORG --institution NAME\`, or set HEADWATER_CONFIG to its path.`
        : `${path} cannot be read (${code ?? 'unknown reason'}); set HEADWATER_CONFIG to a file that this user may read.`,
    ]);
  }
  return parseConfiguration(text, path);
}

/**
 * @param file how the complaints name the text
 * @throws ConfigurationRefusal
 */
export function parseConfiguration(text: string, file: string): Configuration {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const read: ReadText = { file, document, lines };
  const faults = yamlComplaints(read);
  // After a key that stands twice the rest still makes sense; after any other slip in the YAML it does not.
  if (document.errors.some((error) => error.code !== 'DUPLICATE_KEY')) throw new ConfigurationRefusal(faults);
  if (document.contents === null)
    throw new ConfigurationRefusal([
      `${file}:1:1: the file is empty; write institution and communities, or delete it and run \`headwater init\`.`,
    ]);
  keepNamesAsWritten(document);
  const parsed = configurationSchema.safeParse(plain(read));
  if (!parsed.success) faults.push(...schemaComplaints(read, parsed.error.issues));
  if (!parsed.success || faults.length > 0) throw new ConfigurationRefusal(faults);
  return asConfiguration(parsed.data);
}

const NAMES = new Set<unknown>(['github', 'by', 'tag']);

/** YAML reads the login 007 as the number 7, and the tag 1.10 as 1.1. */
function keepNamesAsWritten(document: Document): void {
  visit(document, {
    Pair(_, { key, value }) {
      if (!isScalar(key) || !NAMES.has(key.value) || !isScalar(value)) return;
      if (typeof value.value === 'number' && value.source !== undefined) value.value = value.source;
    },
  });
}

function plain({ document, file }: ReadText): unknown {
  try {
    return document.toJS();
  } catch (error) {
    // References that multiply ("billion laughs"): yaml refuses past 100.
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigurationRefusal([`${file}:1:1: ${reason}; write the values out.`]);
  }
}

function asConfiguration({ institution, communities, ...rest }: ConfigurationFile): Configuration {
  const { repository = null, labels = { directed: [], foundational: [] }, project } = rest.planning ?? {};
  return {
    ...rest,
    institution: {
      name: institution.name,
      time_zone: institution.time_zone,
      holidays: institution.holidays,
      team: institution.team.map((person) => ({ github: person.github, ...spell(person) })),
      ai_reviewers: institution.ai_reviewers,
      communities: communities.map((community) => ({
        name: community.name,
        orgs: community.orgs,
        repositories: community.repositories,
        maintainers: community.maintainers.map((person) => ({
          github: person.github,
          repository: person.repository ?? null,
          ...spell(person),
        })),
        affiliations: community.affiliations.map((person) => ({
          github: person.github,
          organisation: person.organisation,
          ...spell(person),
        })),
        bots: community.bots,
        release_tags: community.release_tags,
        releases: community.releases.map(({ repository, tag, by, supported }) => ({
          repository,
          tag,
          by: by ?? null,
          supported: supported ?? null,
        })),
      })),
      planning_labels: labels,
      office_hours: rest.office_hours,
      planning_repository: repository,
      planning_board: project ? `${project.owner}/${project.number}`.toLowerCase() : null,
    },
  };
}

function spell({ from, to }: { from?: string | undefined; to?: string | undefined }): Spell {
  return { from: from ? `${from}T00:00:00Z` : null, to: to ? `${to}T00:00:00Z` : null };
}
