/** The stand-in in a process of its own, so that its work and memory are not mistaken for ours. */
import { fork } from 'node:child_process';
import type { View } from './view.ts';
import type { Fault } from './faults.ts';
import type { InstallationOptions } from './app.ts';
import type { LoggedRequest, StandIn, StandInOptions } from '../stand-in.ts';

/** What the parent asks the child to do; the child answers with the same `id`. */
export type StandInCall =
  | { id: number; call: 'start'; options: StandInOptions }
  | { id: number; call: 'log' | 'reset' | 'close' }
  | { id: number; call: 'setFaults'; faults: Fault[] }
  | { id: number; call: 'setView'; view: View }
  | { id: number; call: 'setInstallations'; installations: InstallationOptions[] };

export interface StandInReply {
  id: number;
  value?: unknown;
  error?: string;
}

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;

/** The same as `startStandIn`; the child ends when this process does, however that ends. */
export async function startStandInProcess(options: StandInOptions): Promise<StandIn> {
  const child = fork(new URL(`./process-main${import.meta.url.slice(-3)}`, import.meta.url), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let next = 1;
  child.on('message', ({ id, value, error }: StandInReply) => {
    const entry = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) entry?.resolve(value);
    else entry?.reject(new Error(error));
  });
  child.on('exit', () => {
    for (const entry of waiting.values()) entry.reject(new Error('the GitHub stand-in has ended'));
    waiting.clear();
  });
  const ask = <T>(call: WithoutId<StandInCall>): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      const id = next++;
      waiting.set(id, { resolve: resolve, reject });
      child.send({ id, ...call });
    });
  const address = await ask<Pick<StandIn, 'restUrl' | 'graphqlUrl' | 'token'>>({ call: 'start', options });
  return {
    ...address,
    log: () => ask<LoggedRequest[]>({ call: 'log' }),
    setFaults: (faults) => ask({ call: 'setFaults', faults }),
    setView: (view) => ask({ call: 'setView', view }),
    setInstallations: (installations) => ask({ call: 'setInstallations', installations }),
    reset: () => ask({ call: 'reset' }),
    close: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await ask({ call: 'close' }).catch(() => {});
      child.disconnect();
      await ended;
    },
  };
}
