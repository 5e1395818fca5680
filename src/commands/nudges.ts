import { wholeSecond } from '../domain/calendar/instant.ts';
import { beside, readConfiguration, type Configuration } from '../config/configuration.ts';
import { readNudgeTemplates } from '../config/nudge-templates.ts';
import { githubPages } from '../config/settings/addresses.ts';
import { consentOf } from '../config/upstream-consent.ts';
import { deliverPosts } from '../flows/outbox/deliver.ts';
import { readObjections, readWords } from '../flows/nudges/listen.ts';
import { obeyCommands } from '../flows/nudges/obey.ts';
import { planNudges, type NudgeRules } from '../flows/nudges/plan.ts';
import { isNudgeKey, isNudgeStillDue, outdatedNudges, wantDigest, wantNudges } from '../flows/nudges/send.ts';
import { answersApi } from '../github/nudges/answers.ts';
import { outdating } from '../github/outbox/outdate.ts';
import { unlessRefused } from '../github/outbox/rest-post.ts';
import type { Database } from '../store/driver/database.ts';
import { hasStandingNudge, noteOutdated } from '../store/nudges/history.ts';
import { planAsJson } from '../text/nudges/machine.ts';
import { planText } from '../text/nudges/plan.ts';
import type { CommandContext } from './context.ts';
import { withDatabase, withReadableDatabase } from './database.ts';
import { passingClock, PATIENCE_MS } from './deliver-post.ts';
import { EXIT, UsageError } from './exit.ts';
import { reader } from './github.ts';
import { shown } from './shown.ts';
import { wholeRules } from './whole.ts';
import { requireHistory, requireWriter, type Writing } from './writing.ts';

export interface NudgesOptions {
  send?: boolean;
  /** Without it: Markdown. */
  format?: 'markdown' | 'json';
}

/** What would be said, to whom and why; with --send it is said. */
export async function nudgesCommand(ctx: CommandContext, { send, format }: NudgesOptions): Promise<number> {
  if (send && format !== undefined)
    throw new UsageError('--send says it, and prints what it said; leave --format out.');
  const configuration = readConfiguration(ctx.settings.configuration_path);
  const rules = nudgeRules(ctx, configuration);
  if (send) return sendNudges(ctx, configuration, rules);
  return withReadableDatabase(ctx, 'headwater nudges', async ({ db }) => {
    const { plan } = await planNudges(db, rules, { now: wholeSecond(ctx.now()) });
    ctx.out.write(
      format === 'json' ? planAsJson(plan) : shown(ctx, format, planText(plan, { isSent: false })),
    );
    return EXIT.done;
  });
}

/** @throws ConfigurationError where the signed texts are wrong */
export function nudgeRules(ctx: CommandContext, configuration: Configuration): NudgeRules {
  const { institution, nudges, report, availability, definitions } = configuration;
  const { settings } = ctx;
  const path = nudges.templates;
  const base = definitions ?? settings.public_url;
  return {
    institution,
    mode: nudges.mode,
    templates:
      path === undefined
        ? { signed_by: null, texts: { author: null, maintainers: null } }
        : readNudgeTemplates(beside(settings.configuration_path, path)),
    sender:
      report === undefined
        ? null
        : {
            institution: institution.name,
            repository: report.repository,
            host: githubPages(settings.rest_url),
            rules: base === null ? null : `${base}/docs/nudges.md`,
          },
    away: availability.flatMap(({ github, away }) => away.map((spell) => ({ github, ...spell }))),
  };
}

async function sendNudges(
  ctx: CommandContext,
  configuration: Configuration,
  rules: NudgeRules,
): Promise<number> {
  const writers = requireWriter(ctx);
  return withDatabase(ctx, 'headwater nudges --send', async ({ db }) => {
    await requireHistory(db, 'said');
    const said = await speak(ctx, db, configuration, { rules, writers });
    await deliverPosts(
      { db, ...writers, ...stillDue(ctx, db, () => rules), ...passingClock(ctx), stop: ctx.stop },
      { patience_ms: PATIENCE_MS },
    );
    await foldOutdated(ctx, db, rules, writers);
    ctx.out.write(shown(ctx, undefined, said));
    return EXIT.done;
  });
}

/** Listens, decides and wants; the outbox does the rest. @returns what is on its way, in words */
export async function speak(
  ctx: CommandContext,
  db: Database,
  configuration: Configuration,
  { rules, writers }: { rules: NudgeRules; writers: Writing },
): Promise<string> {
  const now = wholeSecond(ctx.now());
  const listening = { db, github: reader(ctx), understand: consentOf, now };
  await readWords(listening);
  await readObjections(listening);
  const { institution } = configuration;
  await obeyCommands({
    db,
    answers: answersApi({ restUrl: ctx.settings.rest_url }),
    ...writers,
    institution,
    now,
  });
  const run = await planNudges(db, rules, { now });
  await wantNudges(db, run);
  if (configuration.report !== undefined) {
    const whole = wholeRules(ctx, db, configuration, writers);
    await wantDigest(db, run, { repository: configuration.report.repository, whole });
  }
  return planText(run.plan, { isSent: true });
}

/** Comments are asked about once more right before they are written; other posts are what they were. */
export function stillDue(ctx: CommandContext, db: Database, rules: () => NudgeRules) {
  return {
    isStillWanted: async (key: string) =>
      !isNudgeKey(key) || isNudgeStillDue(db, key, rules(), wholeSecond(ctx.now())),
  };
}

export async function foldOutdated(
  ctx: CommandContext,
  db: Database,
  rules: NudgeRules,
  writers: Writing,
): Promise<void> {
  if (!(await hasStandingNudge(db))) return;
  const { rest_url: restUrl, graphql_url: graphqlUrl } = ctx.settings;
  const outdate = outdating({ restUrl, graphqlUrl });
  const now = wholeSecond(ctx.now());
  const run = await planNudges(db, rules, { now });
  for (const { key, place, posted_id } of outdatedNudges(run)) {
    const isFolded = await unlessRefused(async () => {
      const writer = await writers.writerFor(place!);
      return writer !== null && outdate(writer, { key, repository: place!, id: posted_id! });
    });
    if (isFolded) await noteOutdated(db, key, now);
  }
}
