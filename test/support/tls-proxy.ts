/** PostgreSQL behind TLS with a self-signed certificate, for a server without any: takes the encryption off, passes on. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';

export interface TlsProxy {
  port: number;
  /** Path of the certificate; its name is another host's. */
  certificate: string;
  /** How many connections were encrypted. */
  encrypted(): number;
  close(): Promise<void>;
}

/** PostgreSQL's SSLRequest: its length, 8, and a number that is no version. */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);

export async function startTlsProxy(server: URL): Promise<TlsProxy> {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-tls-'));
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const made = spawnSync('openssl', [
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=db.invalid'],
    ...['-keyout', key, '-out', certificate],
  ]);
  if (made.status !== 0) throw new Error(`openssl made no certificate: ${made.stderr.toString()}`);
  const pair = { key: readFileSync(key), cert: readFileSync(certificate) };
  let encrypted = 0;
  const open = new Set<Socket>();
  const proxy = createServer((client) => {
    open.add(client);
    client.on('error', () => client.destroy());
    client.once('data', (first) => {
      if (!first.equals(SSL_REQUEST)) return client.destroy();
      encrypted++;
      client.write('S');
      const inside = new TLSSocket(client, { isServer: true, ...pair });
      const behind = connect(Number(server.port || 5432), server.hostname);
      for (const [one, other] of [
        [inside, behind],
        [behind, inside],
      ] as const)
        one.on('error', () => other.destroy()).on('close', () => other.destroy());
      inside.pipe(behind).pipe(inside);
    });
  });
  await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening));
  return {
    port: (proxy.address() as AddressInfo).port,
    certificate,
    encrypted: () => encrypted,
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((closed) => proxy.close(closed));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
