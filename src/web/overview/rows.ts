/** Joining what the assignment knows of its learners with the class list, and putting each standing into words. */
import type { LearnerStanding } from '../../assignment/commands/overview.ts';
import type { CourseMember } from '../../db/people.ts';
import type { Settings } from '../../formative/settings.ts';
import type { Progress } from '../../passback/assess.ts';
import type { Tone } from '../design/status.tsx';
import type { Locale } from '../words/translate.ts';
import type { ReasonKey, Row, Shown, StateKey } from './contract.ts';

export type Standing = Omit<LearnerStanding, 'personId'>;

/** Who is listed: the course's roster, or for a launch outside a course the names of those who opened the assignment. */
export type People =
  | { kind: 'roster'; members: readonly CourseMember[] }
  | { kind: 'names'; names: ReadonlyMap<string, string | null> };

/**
 * The class, sorted by name. Learners of the roster who never opened the assignment are in it; those who have left the
 * course, or teach it by now, only with work to show.
 * @param nameless what to call a person whose name the LMS keeps to itself, from the end of our own id
 */
export function joinRows(input: {
  standings: readonly LearnerStanding[];
  neverOpened: Standing;
  people: People;
  grading: Settings['grading'];
  locale: Locale;
  nameless: (id: string) => string;
}): Row[] {
  const { standings, neverOpened, people, grading, locale, nameless } = input;
  const members = new Map(people.kind === 'roster' ? people.members.map((m) => [m.personId, m]) : []);
  const named = (personId: string): { name: string; sortName: string } => {
    const member = members.get(personId);
    const name = people.kind === 'names' ? people.names.get(personId) : member && fullName(member);
    if (!name) return { name: nameless(personId.slice(-4)), sortName: '' };
    return { name, sortName: member?.familyName ? `${member.familyName} ${member.givenName ?? ''}` : name };
  };
  const known = new Set(standings.map((s) => s.personId));
  const isPresent = (m: CourseMember | undefined) => m === undefined || (!m.inactive && m.role === 'learner');
  const here = standings.filter((s) => isPresent(members.get(s.personId)) || hasWork(s));
  const others = [...members.values()].filter((m) => !known.has(m.personId) && isPresent(m));
  const collator = new Intl.Collator(locale, { sensitivity: 'base', numeric: true });
  return [
    ...here.map((standing) => ({ standing, opened: true })),
    ...others.map(({ personId }) => ({ standing: { personId, ...neverOpened }, opened: false })),
  ]
    .map(({ standing, opened }) => {
      const { name, sortName } = named(standing.personId);
      const left = members.get(standing.personId)?.inactive ?? false;
      return { sortName, row: toRow(standing, { name, grading, opened, left }) };
    })
    .sort((a, b) => byName(collator, a, b))
    .map(({ row }) => row);
}

type Sortable = { sortName: string; row: Row };

/** By family name where it is known; those without a name come last, always in the same order. */
function byName(collator: Intl.Collator, a: Sortable, b: Sortable): number {
  if ((a.sortName === '') !== (b.sortName === '')) return a.sortName === '' ? 1 : -1;
  return collator.compare(a.sortName, b.sortName) || (a.row.personId < b.row.personId ? -1 : 1);
}

const fullName = (m: CourseMember) => m.name || [m.givenName, m.familyName].filter(Boolean).join(' ');

const hasWork = (s: Standing) => s.attempts > 0 || s.progress.kind !== 'not-sent';

function toRow(
  standing: LearnerStanding,
  about: { name: string; grading: Settings['grading']; opened: boolean; left: boolean },
): Row {
  const { personId, work, attempts, grade, value, manual, progress } = standing;
  const { grading, ...rest } = about;
  const waits = (grade?.waiting ?? 0) > 0;
  return {
    personId,
    ...rest,
    work,
    attempts,
    grade,
    value,
    manual,
    progress,
    shown: shownOf(standing),
    needsSending: needsSending(standing, grading === 'points' && waits),
    needsScoring: waits && grade?.submitted === true,
  };
}

/** @param unfinished the grade is still missing scores that only a teacher can give */
function needsSending({ manual, value, grade, progress }: Standing, unfinished: boolean): boolean {
  if (manual !== null || value === null) return false;
  if (progress.kind === 'failed') return true;
  if (unfinished) return false;
  return progress.kind === 'changed' || (progress.kind === 'not-sent' && grade?.submitted === true);
}

/** The state of a learner's grade and its reason, as every screen shows it. */
export function shownOf(standing: Standing): Shown {
  const { progress, grade } = standing;
  const words = progress.kind === 'failed' ? progress.words : null;
  const unsent: Tone = grade?.submitted ? 'warn' : 'idle';
  return {
    tone: progress.kind === 'not-sent' ? unsent : TONES[progress.kind],
    stateKey: stateKeyOf(progress),
    reasonKey: reasonKeyOf(standing),
    words,
  };
}

const TONES: Record<Exclude<Progress['kind'], 'not-sent'>, Tone> = {
  'on-its-way': 'busy',
  delivered: 'good',
  cleared: 'idle',
  changed: 'warn',
  failed: 'bad',
};

function stateKeyOf(progress: Progress): StateKey {
  if (progress.kind === 'on-its-way') return `state.${progress.step}`;
  if (progress.kind === 'delivered') return progress.overridden ? 'state.overridden' : 'state.delivered';
  return `state.${progress.kind}`;
}

/** Only what is not as it should be has a reason: why the machine holds back, or why not even a teacher can send. */
function reasonKeyOf({ progress, automatic, manual }: Standing): ReasonKey | null {
  if (progress.kind === 'failed') return `cause.${progress.cause}`;
  if (progress.kind === 'changed') return `reason.${automatic ?? 'changed-since-submission'}`;
  const reason = progress.kind === 'not-sent' ? (manual ?? automatic) : null;
  return reason && `reason.${reason}`;
}
