/** A file of the user's cannot be used: one line per complaint, nothing was changed. */
export class ConfigurationRefusal extends Error {
  readonly lines: string[];
  constructor(lines: string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}
