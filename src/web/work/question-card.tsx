/** One question of an attempt: the stem, the answer and the key in words, the verdict, and the teacher's own score. */
import { type ResponseScore, scoreResponse } from '../../formative/grading.ts';
import { showPoints } from '../../formative/points.ts';
import {
  type Question,
  showKey,
  showResponse,
  type TypeName,
  typeOf,
} from '../../formative/questions/table.ts';
import type { AttemptRecord } from '../../passback/assess.ts';
import { RichText } from '../attempt/rich-text.tsx';
import { Status, type Tone } from '../design/status.tsx';
import { sayValue } from '../overview/say.ts';
import type { T } from '../words/catalogue.ts';
import type { Locale } from '../words/translate.ts';
import type { MarkError, Typed } from './read-marks.ts';
import { ScoreFields } from './score-fields.tsx';

type Props = {
  question: Question;
  number: number;
  attempt: AttemptRecord;
  score: ResponseScore;
  error: MarkError | null;
  typed: Typed | null;
  t: T;
  locale: Locale;
};

const TONES: Record<'right' | 'partly' | 'wrong' | 'blank' | 'waiting', Tone> = {
  right: 'good',
  partly: 'warn',
  wrong: 'bad',
  blank: 'idle',
  waiting: 'warn',
};

/** How the words of each type are set: options are Markdown as their authors wrote them, the rest is as it was typed. */
const WRITTEN: Record<TypeName, 'markdown' | 'typed'> = {
  'multiple-choice': 'markdown',
  'multiple-selection': 'markdown',
  'true-false': 'typed',
  numeric: 'typed',
  'short-answer': 'typed',
  essay: 'typed',
};

/** Where a notice leads to. */
export const questionAnchor = (attempt: number, questionId: string) => `q-${attempt}-${questionId}`;

export function QuestionCard({ question, number, attempt, score, error, typed, t, locale }: Props) {
  const response = attempt.responses[question.id] ?? null;
  const automatic = scoreResponse(question, response, null);
  const verdict = score.kind === 'waiting' ? 'waiting' : score.verdict;
  const key = showKey(question, locale);
  const anchor = questionAnchor(attempt.number, question.id);
  return (
    <li id={anchor} class="card question-card">
      <div class="row between">
        <h3>{t('work-page.question', { n: number })}</h3>
        <span class="row">
          <span class="number">
            {sayValue(
              t,
              { given: score.kind === 'waiting' ? null : score.points, maximum: question.points },
              locale,
            )}
            {score.kind === 'scored' && score.by === 'teacher' ? (
              <span class="muted small"> · {t('work-page.by-teacher')}</span>
            ) : null}
          </span>
          <Status tone={TONES[verdict]}>{t(`work-page.verdict.${verdict}`)}</Status>
        </span>
      </div>
      <div class="stem">
        <RichText source={question.stem} />
      </div>
      <dl class="answers">
        <dt>{t('work-page.answer')}</dt>
        <dd>
          <InWords
            lines={showResponse(question, response, locale)}
            type={question.type}
            none={t('work-page.no-answer')}
          />
        </dd>
        {key.length > 0 && verdict !== 'right' ? (
          <>
            <dt>{t('work-page.key')}</dt>
            <dd>
              <InWords lines={key} type={question.type} none="" />
            </dd>
          </>
        ) : null}
      </dl>
      <ScoreFields
        id={anchor}
        question={question}
        mark={attempt.marks[question.id] ?? null}
        automatic={automatic.kind === 'scored' ? showPoints(automatic.points, locale) : null}
        byHand={typeOf(question).scoredBy === 'teacher'}
        error={error}
        typed={typed}
        t={t}
        locale={locale}
      />
    </li>
  );
}

/** A line for each thing chosen or written; a text keeps the lines its writer gave it. */
function InWords({ lines, type, none }: { lines: string[]; type: TypeName; none: string }) {
  if (lines.length === 0) return <span class="muted">{none}</span>;
  const written = (line: string) =>
    WRITTEN[type] === 'markdown' ? <RichText source={line} /> : <span class="typed">{line}</span>;
  const [only] = lines;
  if (lines.length === 1 && only !== undefined) return written(only);
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{written(line)}</li>
      ))}
    </ul>
  );
}
