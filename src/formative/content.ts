/** The content of a formative: what a version freezes, and what of it a learner may see. */
import * as z from 'zod/mini';
import { type Issue, toIssue } from './issues.ts';
import { MOST_POINTS, type Points, sumPoints } from './points.ts';
import { filledText } from './questions/question-type.ts';
import { type LearnerQuestion, questionSchema, typeOf } from './questions/table.ts';

/** `instructions` and stems are Markdown. One to 200 questions, no two with one id, worth at most a million together. */
export const contentSchema = z.object({
  title: filledText(200),
  instructions: z.string().check(z.maxLength(10_000)),
  questions: z.array(questionSchema).check(
    z.minLength(1),
    z.maxLength(200),
    z.refine((questions) => new Set(questions.map((q) => q.id)).size === questions.length, {
      params: { code: 'duplicate-question' },
    }),
    z.refine((questions) => sumPoints(questions.map((q) => q.points)) <= MOST_POINTS, {
      params: { code: 'too-large' },
    }),
  ),
});

export type Content = z.infer<typeof contentSchema>;

export type ParsedContent = { kind: 'content'; content: Content } | { kind: 'invalid'; issues: Issue[] };

/** Content out of any JSON value. Fields nobody knows are dropped. Never throws. */
export function parseContent(json: unknown): ParsedContent {
  const parsed = contentSchema.safeParse(json);
  if (parsed.success) return { kind: 'content', content: parsed.data };
  return { kind: 'invalid', issues: parsed.error.issues.map((issue) => toIssue(issue, json)) };
}

/** What the formative is worth. */
export function contentPoints(content: Pick<Content, 'questions'>): Points {
  return sumPoints(content.questions.map((q) => q.points));
}

/** Whether some question is of a type that only a teacher can score, whatever it is worth. */
export function needsManualScoring(content: Pick<Content, 'questions'>): boolean {
  return content.questions.some((q) => typeOf(q).scoredBy === 'teacher');
}

/** The content as a learner's page gets it. A `Content` cannot pass for one: its keys do not fit the type. */
export type LearnerContent = { title: string; instructions: string; questions: LearnerQuestion[] };

/** Takes the keys out: each type names what may be seen, and nothing else is copied. */
export function learnerContent(content: Content): LearnerContent {
  const { title, instructions, questions } = content;
  return { title, instructions, questions: questions.map((q) => typeOf(q).learnerView(q)) };
}
