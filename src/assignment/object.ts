/**
 * AssignmentObject: the one writer of an assignment's attempts, responses, scores and passbacks.
 *
 * Every command is one synchronous step on its own SQLite, so no two can interleave; talking to an LMS happens
 * elsewhere. After each step the outbox is drained to the queue, and the alarm stands for all that could get lost.
 */
import { DurableObject } from 'cloudflare:workers';
import { drizzle } from 'drizzle-orm/durable-sqlite';
import { migrate } from 'drizzle-orm/durable-sqlite/migrator';
import type { Env } from '../env.ts';
import type { Settings } from '../formative/settings.ts';
import { log } from '../log.ts';
import { type SaveInput, type SubmitInput, save, start, submit } from './commands/attempt.ts';
import { claim, type Report, settle } from './commands/deliver.ts';
import { type LaunchInput, launched } from './commands/launch.ts';
import { learnerView } from './commands/learner-view.ts';
import { learnerWork, overview } from './commands/overview.ts';
import { erasePerson, exportLearner } from './commands/privacy.ts';
import { changeSettings, type MarkInput, mark } from './commands/score.ts';
import { type SendInput, send } from './commands/send.ts';
import { Live } from './live.ts';
import migrations from './migrations/migrations.js';
import { clearOutbox, loadOutbox, nextWake, wakeDue } from './passbacks.ts';
import { findAssignmentRow } from './record.ts';
import type { RecordDb, Turn } from './turn.ts';

/** How soon the alarm looks at an outbox that could not be drained right away. Milliseconds. */
const DRAIN_AGAIN_MS = 5_000;

export class AssignmentObject extends DurableObject<Env> {
  readonly #db: RecordDb;
  readonly #live: Live;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#db = drizzle(ctx.storage, { logger: false });
    this.#live = new Live(ctx, env);
    ctx.blockConcurrencyWhile(async () => migrate(this.#db, migrations));
  }

  launched(input: LaunchInput) {
    return this.#turn((turn) => launched(turn, input));
  }
  start(input: { personId: string }) {
    return this.#turn((turn) => start(turn, input));
  }
  save(input: SaveInput) {
    return this.#turn((turn) => save(turn, input));
  }
  submit(input: SubmitInput) {
    return this.#turn((turn) => submit(turn, input));
  }
  mark(input: MarkInput) {
    return this.#turn((turn) => mark(turn, input));
  }
  changeSettings(input: { settings: Settings }) {
    return this.#turn((turn) => changeSettings(turn, input));
  }
  send(input: SendInput) {
    return this.#turn((turn) => send(turn, input));
  }
  claim(input: { personIds: string[] }) {
    return this.#turn((turn) => claim(turn, input));
  }
  settle(input: { reports: Report[] }) {
    return this.#turn((turn) => settle(turn, input));
  }
  erasePerson(personId: string) {
    return this.#turn((turn) => erasePerson(turn, personId));
  }

  learnerView(input: { personId: string }) {
    return learnerView(this.#db, input);
  }
  overview() {
    return overview(this.#db, Date.now());
  }
  learnerWork(input: { personId: string }) {
    return learnerWork(this.#db, Date.now(), input);
  }
  exportLearner(personId: string) {
    return exportLearner(this.#db, personId);
  }

  /** Something outside the record changed that teachers see: the roster was read. */
  rosterChanged(): void {
    this.#live.announce();
  }

  override async alarm(): Promise<void> {
    await this.#drain();
    this.#turn((turn) => wakeDue(turn));
  }

  override async fetch(request: Request): Promise<Response> {
    if (request.headers.get('upgrade') !== 'websocket') return new Response(null, { status: 426 });
    return findAssignmentRow(this.#db) ? this.#live.accept() : new Response(null, { status: 404 });
  }

  override async webSocketMessage(socket: WebSocket, message: string | ArrayBuffer): Promise<void> {
    await this.#live.prove(socket, message, findAssignmentRow(this.#db)?.id ?? '', Date.now());
  }

  override webSocketClose(socket: WebSocket, code: number): void {
    socket.close(code === 1005 || code === 1006 ? 1000 : code);
  }

  /** Load → decide → save in one transaction; then announce. */
  #turn<T>(command: (turn: Turn) => T): T {
    const now = Date.now();
    const result = this.#db.transaction((tx) =>
      command({ db: tx as unknown as RecordDb, now, random: Math.random }),
    );
    this.#live.announce();
    const waiting = loadOutbox(this.#db).length > 0;
    const wake = waiting ? now + DRAIN_AGAIN_MS : nextWake(this.#db);
    // Set in the same turn as the rows it stands for, so the two are kept or lost together.
    if (wake !== null) void this.ctx.storage.setAlarm(Math.max(wake, now));
    if (waiting) this.ctx.waitUntil(this.#drain());
    return result;
  }

  /**
   * Hands the outbox to the queue. What the queue did not accept stays, and the alarm that `#turn` has set tries again;
   * so it never throws: an alarm that fails too often is given up by the runtime.
   */
  async #drain(): Promise<void> {
    const assignmentId = findAssignmentRow(this.#db)?.id;
    if (!assignmentId) return;
    for (let rows = loadOutbox(this.#db); rows.length > 0; rows = loadOutbox(this.#db)) {
      const wakeUps = rows.map(({ personId, revision }) => ({ body: { assignmentId, personId, revision } }));
      try {
        await this.env.PASSBACK.sendBatch(wakeUps);
      } catch (error) {
        log('outbox-not-drained', { assignmentId, error: error instanceof Error ? error.name : 'unknown' });
        return;
      }
      clearOutbox(this.#db, rows);
    }
    const wake = nextWake(this.#db);
    if (wake !== null) await this.ctx.storage.setAlarm(Math.max(wake, Date.now()));
  }
}
