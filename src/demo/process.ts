/** The demo's stand-in in a process of its own, so that both cores work and its memory is not mistaken for ours. */
import { fork } from 'node:child_process';
import type { StandInAddress } from './stand-in.ts';

export interface DemoStandIn extends StandInAddress {
  /** A workflow's own token; the demo's runs in every repository that is written to. */
  workflow: { token: string };
  /** ISO instant at which the demo looks. */
  now: string;
  /** By name: headwater.yml and what it names. */
  files: Record<string, string>;
}

/** The child ends when this process does, however that ends. */
export async function startDemoStandIn(): Promise<DemoStandIn & { close(): Promise<void> }> {
  const child = fork(new URL(`./process-main${import.meta.url.slice(-3)}`, import.meta.url), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const ready = await new Promise<DemoStandIn>((resolve, reject) => {
    child.once('message', (message: DemoStandIn) => resolve(message));
    child.once('exit', () => reject(new Error('the stand-in for GitHub has ended before it listened')));
  });
  return {
    ...ready,
    close: async () => {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}
