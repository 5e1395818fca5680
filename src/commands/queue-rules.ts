/** What the configuration says of the review queue. */
import type { Configuration } from '../config/configuration.ts';
import type { QueueRules } from '../flows/queue/queue.ts';

export function queueRules(configuration: Configuration): QueueRules {
  const { institution, strategic, availability, iterations, queue } = configuration;
  return {
    institution,
    strategic,
    availability,
    iterations: iterations ?? null,
    target_days: queue.target_days,
  };
}
