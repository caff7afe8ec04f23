/** The student's page as it is rendered: its three states, and that every input has a name. */
import * as fc from 'fast-check';
import { createElement } from 'preact';
import { render } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import type { LearnerView } from '../../../src/assignment/commands/learner-view.ts';
import { type Content, contentPoints, learnerContent } from '../../../src/formative/content.ts';
import { isBlank } from '../../../src/formative/questions/table.ts';
import { SAMPLES } from '../../../src/formative/samples.ts';
import AttemptPage from '../../../src/web/attempt/page.tsx';
import { isUnanswered } from '../../../src/web/attempt/questions/table.ts';
import { screenProps } from '../../../src/web/attempt/screen-props.ts';
import { sayIn, wordsFor } from '../../../src/web/words/catalogue.ts';
import type { Locale } from '../../../src/web/words/translate.ts';
import { answered, contents } from '../../formative/arbitraries.ts';

const sample = (key: string) => SAMPLES.find((s) => s.key === key)?.content as Content;

function view(change: Partial<LearnerView> = {}, content = sample('water-cycle')): LearnerView {
  return {
    kind: 'view',
    title: content.title,
    content: learnerContent(content),
    points: contentPoints(content),
    attempt: null,
    attemptsAllowed: 1,
    mayStart: true,
    outcome: null,
    completeOnly: false,
    ...change,
  };
}

const at = (submittedAt: number | null, change = {}) => ({
  number: 1,
  startedAt: 0,
  submittedAt,
  mayEdit: submittedAt === null,
  responses: {},
  ...change,
});

function page(shown: LearnerView, locale: Locale = 'en'): string {
  const props = { ...screenProps(shown, sayIn(locale), locale), locale, texts: wordsFor(locale, ['']) };
  return render(createElement(AttemptPage, props));
}
const words = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

const question: Content = {
  title: 'One',
  instructions: '',
  questions: [
    { id: 'constructor', type: 'short-answer', stem: 'What falls?', points: 2.5, key: ['rain'] },
    { id: 'e', type: 'essay', stem: 'Why?', points: 7.5 },
  ],
};
const outcome = {
  points: 2.5,
  maximum: 10,
  waiting: 1,
  questions: {
    constructor: { verdict: 'right' as const, points: 2.5, comment: 'Well put <b>Ana</b>' },
    e: { verdict: 'waiting' as const, points: null, comment: null },
  },
};
const work = { responses: { constructor: { text: 'rain' }, e: { text: 'Heat\nrises' } } };

describe('before the first attempt', () => {
  test('it says what is ahead and asks no question yet', () => {
    const html = page(view({ attemptsAllowed: 3 }));
    expect(words(html)).toContain('10 questions 20 points Up to 3 attempts');
    expect(html).toMatch(/<button[^>]*>Start<\/button>/);
    expect(html).not.toContain('question-1');
  });

  test('where only completing counts, no points are said anywhere', () => {
    const shown = view({ completeOnly: true });
    expect(words(page(shown))).toContain('Counts as complete');
    expect(words(page(shown))).not.toMatch(/\d points?/);
    expect(words(page({ ...shown, attempt: at(null) }))).not.toMatch(/\d points?/);
  });
});

describe('at work', () => {
  test('the answers that were kept are there, and counted', () => {
    const html = page(view({ attempt: at(null, work) }, question));
    expect(html).toContain('value="rain"');
    expect(html).toContain('>Heat\nrises</textarea>');
    expect(words(html)).toContain('2 of 2 answered');
    expect(html).toContain('aria-label="Question 1, answered"');
  });

  test('a question nobody answered is said to be so, even one called "constructor"', () => {
    const html = page(view({ attempt: at(null) }, question));
    expect(words(html)).toContain('0 of 2 answered');
    expect(html).toContain('aria-label="Question 1, not answered"');
    expect(words(html)).not.toContain('Saved');
  });

  test.each(SAMPLES.map(({ key }) => key))('every input of %s has a label, every group a legend', (key) => {
    const html = page(view({ attempt: at(null) }, sample(key)), key.startsWith('w') ? 'en' : 'es');
    const fields = [...html.matchAll(/<(?:textarea|input)[^>]*\bid="([^"]+)"/g)].map((found) => found[1]);
    const labels = [...html.matchAll(/<label for="([^"]+)"/g)].map((found) => found[1]);
    expect(fields).toEqual(labels);
    expect(html.match(/<fieldset/g)).toHaveLength(html.match(/<fieldset[^>]*><legend/g)?.length ?? -1);
    expect(html.match(/<(?:textarea|input)/g)?.length).toBe(html.match(/<label/g)?.length);
  });

  test('every description that is pointed at exists, no id twice', () => {
    const html = page(view({ attempt: at(null) }));
    const ids = [...html.matchAll(/\bid="([^"]+)"/g)].map((found) => found[1]);
    const pointed = [...html.matchAll(/aria-(?:describedby|labelledby)="([^"]+)"/g)].flatMap((found) =>
      found[1]?.split(' '),
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(pointed.filter((id) => !ids.includes(id))).toEqual([]);
  });
});

describe('submitted', () => {
  test('with its result: the score so far, each verdict, the comment as text', () => {
    const html = page(view({ attempt: at(1_700_000_000_000, work), outcome, mayStart: false }, question));
    expect(words(html)).toContain('Your score so far 2.5 of 10 points');
    expect(words(html)).toContain('2.5 of 2.5 points What falls? Your answer rain Correct');
    expect(words(html)).toContain('Your teacher will score this');
    expect(html).toContain('Well put &lt;b>Ana&lt;/b>');
    expect(html).not.toContain('another attempt');
  });

  test('in Spanish with the decimal comma', () => {
    const shown = view({ attempt: at(1, work), outcome: { ...outcome, waiting: 0 } }, question);
    expect(words(page(shown, 'es'))).toContain('Tu puntuación 2,5 de 10 puntos');
  });

  test('with the result kept back: no verdict and no score', () => {
    const html = page(view({ attempt: at(1, work) }, question));
    expect(words(html)).toContain('Your teacher will return your score.');
    expect(words(html)).not.toMatch(/Correct|score this|of 10/);
  });

  test.each([
    [true, 2, true],
    [false, 2, false],
  ])('another attempt is offered when there is one: %s', (mayStart, attemptsAllowed, offered) => {
    const html = page(view({ attempt: at(1, work), mayStart, attemptsAllowed }, question));
    expect(html.includes('Start another attempt')).toBe(offered);
  });
});

test('the page and the server agree on what is unanswered', () => {
  fc.assert(
    fc.property(answered, ({ question: asked, response }) => {
      const [seen] = learnerContent({ title: 't', instructions: '', questions: [asked] }).questions;
      if (!seen) throw new Error('no question');
      expect(isUnanswered(seen, response)).toBe(isBlank(asked, response));
      expect(isUnanswered(seen, null)).toBe(true);
    }),
  );
});

test('whatever a formative is, the page can be rendered', () => {
  fc.assert(
    fc.property(contents, (content) => {
      expect(page(view({ attempt: at(null) }, content)).match(/class="card question"/g)).toHaveLength(
        content.questions.length,
      );
    }),
    { numRuns: 30 },
  );
});
