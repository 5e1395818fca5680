/**
 * Plain JavaScript that every Node can read: says in one line that this Node is too old, before TypeScript or a
 * dependency says it in forty. From a clone the devDependency `node` puts Node 24 on the PATH of npm's scripts; its
 * preinstall script does that, so it is missing where dependency scripts are switched off.
 */
import { pathToFileURL } from 'node:url';

const OLDEST = 24;

/**
 * @param {string} version such as "20.20.2"
 * @returns {string | null} the issue, or null where this Node will do
 */
export function tooOldMessage(version) {
  if (Number.parseInt(version, 10) >= OLDEST) return null;
  return (
    `Headwater needs Node ${OLDEST}, this is Node ${version}: start it with \`npm run\`, which uses the Node that npm brings along; ` +
    `where dependency scripts are off it brings none: run \`npm ci --ignore-scripts=false\`, or install Node ${OLDEST}.`
  );
}

/** Ends the process with code 2 (usage) where Node is too old. */
export function refuseOldNode() {
  const issue = tooOldMessage(process.versions.node);
  if (issue === null) return;
  console.error(issue);
  process.exit(2);
}

/**
 * Early versions of Node 24 warn on stderr that their SQLite is experimental, when it is imported first: that one line
 * is left out, every other warning is given.
 *
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withoutSqliteWarning(work) {
  const emitWarning = process.emitWarning.bind(process);
  /** @param {string | Error} warning @param {any[]} rest */
  process.emitWarning = (warning, ...rest) => {
    if (!String(warning).startsWith('SQLite is an experimental feature')) emitWarning(warning, ...rest);
  };
  try {
    return await work();
  } finally {
    process.emitWarning = emitWarning;
  }
}

const [, script] = process.argv;
if (script !== undefined && import.meta.url === pathToFileURL(script).href) refuseOldNode();
