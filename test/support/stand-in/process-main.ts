/** The child process of `stand-in-process.ts`. */
import { startStandIn, type StandIn } from '../stand-in.ts';
import type { StandInCall, StandInReply } from './process.ts';

let standIn: StandIn | undefined;

process.on('message', (call: StandInCall) => {
  perform(call).then(
    (value) => reply({ id: call.id, value }),
    (error: unknown) => reply({ id: call.id, error: error instanceof Error ? error.message : String(error) }),
  );
});
// The parent is gone: nobody will ask any more.
process.on('disconnect', () => process.exit(0));
// Ctrl-C reaches the whole group; the parent decides when this process ends.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => {});

async function perform(call: StandInCall): Promise<unknown> {
  if (call.call === 'start') {
    standIn = await startStandIn(call.options);
    const { restUrl, graphqlUrl, token } = standIn;
    return { restUrl, graphqlUrl, token };
  }
  if (standIn === undefined) throw new Error('the stand-in has not been started');
  if (call.call === 'setFaults') return standIn.setFaults(call.faults);
  if (call.call === 'setView') return standIn.setView(call.view);
  if (call.call === 'setInstallations') return standIn.setInstallations(call.installations);
  return standIn[call.call]();
}

function reply(answer: StandInReply): void {
  process.send?.(answer);
}
