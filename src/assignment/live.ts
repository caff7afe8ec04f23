/**
 * The live view: hibernating WebSockets of teachers. A socket proves itself in its first message; what it is told is
 * only that something changed, and the page asks for the rest itself.
 */
import type { Env } from '../env.ts';
import { keyFor } from '../secrets.ts';
import { openSession } from '../session/session.ts';

type Proof = { personId: string; until: number };

/** One announcement covers everything that happens within it. Milliseconds. */
const COALESCE_MS = 1_000;
const MOST_SOCKETS = 200;
const SESSION_MS = 3_600_000;

export class Live {
  readonly #ctx: DurableObjectState;
  readonly #env: Env;
  #scheduled = false;

  constructor(ctx: DurableObjectState, env: Env) {
    this.#ctx = ctx;
    this.#env = env;
  }

  /** Answers the upgrade; nothing is told to the socket before it has proved a session. */
  accept(): Response {
    if (this.#ctx.getWebSockets().length >= MOST_SOCKETS) return new Response(null, { status: 503 });
    const { 0: client, 1: server } = new WebSocketPair();
    this.#ctx.acceptWebSocket(server);
    return new Response(null, { status: 101, webSocket: client });
  }

  /** @param assignmentId which assignment this object is the record of */
  async prove(
    socket: WebSocket,
    message: string | ArrayBuffer,
    assignmentId: string,
    now: number,
  ): Promise<void> {
    if (socket.deserializeAttachment()) return;
    const token = typeof message === 'string' && message.length < 16_384 ? message : '';
    const opened = await openSession(token, await keyFor(this.#env, 'session'), now);
    const session = opened?.session;
    if (session?.assignmentId !== assignmentId || session.role !== 'instructor') {
      socket.close(4403, 'session');
      return;
    }
    const proof: Proof = { personId: session.personId, until: now + SESSION_MS };
    socket.serializeAttachment(proof);
    socket.send('ready');
  }

  /** Tells every proved socket, once for a burst of changes. */
  announce(): void {
    if (this.#scheduled || this.#ctx.getWebSockets().length === 0) return;
    this.#scheduled = true;
    setTimeout(() => {
      this.#scheduled = false;
      this.#tell(Date.now());
    }, COALESCE_MS);
  }

  #tell(now: number): void {
    for (const socket of this.#ctx.getWebSockets()) {
      const proof = socket.deserializeAttachment() as Proof | null;
      if (!proof) continue;
      if (proof.until < now) socket.close(4401, 'session over');
      else socket.send('changed');
    }
  }
}
