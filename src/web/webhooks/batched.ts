/**
 * Many small writes as few larger ones: what comes while a write is under way goes into the next one. One commit then
 * makes dozens of deliveries durable, and nobody waits longer than for two.
 */
interface Waiting<Row> {
  row: Row;
  bytes: number;
  done: () => void;
  failed: (error: unknown) => void;
}

export interface BatchLimits {
  rows: number;
  bytes: number;
  /** Writes under way at once. */
  writers: number;
}

const LIMITS: BatchLimits = { rows: 64, bytes: 8 * 1024 * 1024, writers: 2 };

/** @returns resolves once the row has been written; rejects where its batch could not be, even alone */
export function batched<Row>(
  write: (rows: Row[]) => Promise<void>,
  sizeOf: (row: Row) => number,
  limits = LIMITS,
): (row: Row) => Promise<void> {
  const waiting: Waiting<Row>[] = [];
  let writing = 0;

  function next(): void {
    while (writing < limits.writers && waiting.length > 0) {
      writing++;
      void writeBatch(take()).finally(() => {
        writing--;
        next();
      });
    }
  }

  /** The oldest, as many as fit; one that does not fit goes alone. */
  function take(): Waiting<Row>[] {
    let [count, bytes] = [0, 0];
    while (count < waiting.length && count < limits.rows) {
      bytes += waiting[count]!.bytes;
      if (count > 0 && bytes > limits.bytes) break;
      count++;
    }
    return waiting.splice(0, count);
  }

  async function writeBatch(batch: Waiting<Row>[]): Promise<void> {
    try {
      await write(batch.map(({ row }) => row));
      for (const { done } of batch) done();
    } catch (error) {
      // One row that the database does not take must not take the others with it.
      if (batch.length === 1) batch[0]!.failed(error);
      else for (const one of batch) await writeBatch([one]);
    }
  }

  return (row) =>
    new Promise((done, failed) => {
      waiting.push({ row, bytes: sizeOf(row), done, failed });
      // Whatever else has arrived in this turn comes along.
      setImmediate(next);
    });
}
