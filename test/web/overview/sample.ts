/** Standings and rows as a class has them, to be changed by each test. */
import type { LearnerStanding } from '../../../src/assignment/commands/overview.ts';
import type { CourseMember } from '../../../src/db/people.ts';
import type { Row } from '../../../src/web/overview/contract.ts';
import { joinRows, type Standing } from '../../../src/web/overview/rows.ts';

export const VALUE = { given: 7.5, maximum: 10 };

/** Submitted, graded by key, and not sent. */
export const standing = (personId: string, change: Partial<Standing> = {}): LearnerStanding => ({
  personId,
  work: 'submitted',
  submittedAt: 1_000,
  attempts: 1,
  grade: { points: 7.5, maximum: 10, waiting: 0, submitted: true },
  value: VALUE,
  automatic: null,
  manual: null,
  progress: { kind: 'not-sent' },
  changedSince: null,
  ...change,
});

export const NEVER_OPENED: Standing = {
  work: 'not-opened',
  submittedAt: null,
  attempts: 0,
  grade: null,
  value: null,
  automatic: 'not-launched',
  manual: 'not-launched',
  progress: { kind: 'not-sent' },
  changedSince: null,
};

export const DELIVERED = { kind: 'delivered', value: VALUE, overridden: false, at: 2_000 } as const;
export const CHANGED = { kind: 'changed', sent: { given: 5, maximum: 10 }, at: 2_000 } as const;
export const FAILED = {
  kind: 'failed',
  cause: 'platform-refused',
  words: 'No more attempts',
  at: 2_000,
  value: VALUE,
} as const;
export const SENDING = { kind: 'on-its-way', step: 'sending', nextTryAt: null, value: VALUE } as const;

export const member = (personId: string, name: string | null, change: Partial<CourseMember> = {}) => ({
  personId,
  name,
  givenName: name?.split(' ')[0] ?? null,
  familyName: name?.split(' ')[1] ?? null,
  role: 'learner' as const,
  inactive: false,
  ...change,
});

export function join(
  standings: LearnerStanding[],
  members: CourseMember[],
  grading: 'points' | 'complete' = 'points',
): Row[] {
  return joinRows({
    standings,
    neverOpened: NEVER_OPENED,
    people: { kind: 'roster', members },
    grading,
    locale: 'en',
    nameless: (id) => `Nameless ${id}`,
  });
}

/** One row of a learner called by the id. */
export function row(
  personId: string,
  change: Partial<Standing> = {},
  grading: 'points' | 'complete' = 'points',
): Row {
  const [only] = join([standing(personId, change)], [member(personId, `${personId} Any`)], grading);
  if (!only) throw new Error('no row');
  return only;
}
