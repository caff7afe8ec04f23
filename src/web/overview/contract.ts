/** What the teacher's landing is given: the same rows Grade Passback chooses from. */
import type { Settings } from '../../formative/settings.ts';
import type { Progress, Work } from '../../passback/assess.ts';
import type { ManualReason } from '../../passback/rules.ts';
import type { GradeValue } from '../../passback/value.ts';
import type { Tone } from '../design/status.tsx';
import type { Spoken } from '../shell/spoken.ts';
import type { Catalogue } from '../words/catalogue.ts';

export type StateKey = Extract<keyof Catalogue, `state.${string}`>;
export type ReasonKey = Extract<keyof Catalogue, `reason.${string}` | `cause.${string}`>;

/** Where a grade stands, why, and how much it matters: codes of the catalogue, so that every screen says the same. */
export type Shown = {
  tone: Tone;
  stateKey: StateKey;
  reasonKey: ReasonKey | null;
  /** What the reason quotes: the platform's own words. */
  words: string | null;
};

/** One learner of the class. Points as the assessment core counts them, times in epoch milliseconds. */
export type Row = {
  personId: string;
  name: string;
  work: Work;
  attempts: number;
  grade: { points: number; maximum: number; waiting: number; submitted: boolean } | null;
  /** What would be sent now; null where there is nothing to say. */
  value: GradeValue | null;
  /** Why a teacher cannot send this grade either; null when it may go. */
  manual: ManualReason | null;
  progress: Progress;
  shown: Shown;
  /** A grade that ought to be in the gradebook and is not: failed, changed, or never sent. */
  needsSending: boolean;
  /** Submitted, and some answers wait for a teacher before the grade is whole. */
  needsScoring: boolean;
  /** The assignment knows this learner, so there is work to look at. */
  opened: boolean;
  /** The roster says this learner is in the course no longer. */
  left: boolean;
};

export type OverviewProps = Spoken & {
  title: string;
  questions: number;
  points: number;
  automatic: Settings['automatic'];
  rows: Row[];
};
