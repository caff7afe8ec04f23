/** The audit trail: who did what, in codes and ids. */
import type { Database } from './database.ts';
import { newId } from './ids.ts';
import { auditEvents } from './schema.ts';

export type AuditEvent = {
  tenantId: string;
  /** A person's id, or `operator`. */
  actor: string;
  action: string;
  subject: Record<string, string | number>;
  at: number;
};

/** The statement that records an event, to stand in the same batch as the act itself. */
export function audit(db: Database, event: AuditEvent) {
  return db.insert(auditEvents).values({ id: newId(), ...event });
}
