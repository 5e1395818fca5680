/**
 * One clock for several replicas. It goes on only when all that run are waiting, to the instant for which the first of them
 * waits: a request takes no time, so that no lease runs out under it.
 */
export class SharedClock {
  at: number;
  #running = 0;
  #waiting: { until: number; wake: () => void }[] = [];

  constructor(at: string) {
    this.at = Date.parse(at);
  }

  async run(replicas: (() => Promise<unknown>)[]): Promise<void> {
    this.#running += replicas.length;
    await Promise.all(
      replicas.map((replica) =>
        replica().finally(() => {
          this.#running--;
          this.#goOn();
        }),
      ),
    );
  }

  wait(milliseconds: number): Promise<void> {
    return new Promise((wake) => {
      this.#waiting.push({ until: this.at + milliseconds, wake });
      this.#goOn();
    });
  }

  #goOn(): void {
    if (this.#waiting.length === 0 || this.#waiting.length < this.#running) return;
    const next = this.#waiting.toSorted((a, b) => a.until - b.until)[0]!;
    this.#waiting.splice(this.#waiting.indexOf(next), 1);
    this.at = Math.max(this.at, next.until);
    next.wake();
  }
}
