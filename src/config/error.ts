/** A file of the user's cannot be used: one line per issue, nothing was changed. */
export class ConfigurationError extends Error {
  readonly lines: string[];
  constructor(lines: string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}
