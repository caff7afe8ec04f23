import { describe, expect, test } from 'vitest';
import { joinRows, type Standing, shownOf } from '../../../src/web/overview/rows.ts';
import { sayReason } from '../../../src/web/overview/say.ts';
import { sayIn } from '../../../src/web/words/catalogue.ts';
import { CHANGED, DELIVERED, FAILED, join, member, NEVER_OPENED, row, SENDING, standing } from './sample.ts';

describe('who is in the class', () => {
  test('learners of the roster who never opened the assignment are listed, and have no work to look at', () => {
    const rows = join([standing('ana')], [member('ana', 'Ana Ruiz'), member('ben', 'Ben Okafor')]);
    expect(rows.map((r) => [r.name, r.work, r.opened])).toEqual([
      ['Ben Okafor', 'not-opened', false],
      ['Ana Ruiz', 'submitted', true],
    ]);
  });

  test.each([
    { who: 'left without work', work: { attempts: 0 }, change: { inactive: true }, listed: false },
    { who: 'left with work', work: {}, change: { inactive: true }, listed: true },
    {
      who: 'left, and a grade was sent',
      work: { attempts: 0, progress: DELIVERED },
      change: { inactive: true },
      listed: true,
    },
    {
      who: 'teaches by now, without work',
      work: { attempts: 0 },
      change: { role: 'instructor' as const },
      listed: false,
    },
  ])('$who', ({ work, change, listed }) => {
    const rows = join([standing('ana', work)], [member('ana', 'Ana Ruiz', change)]);
    expect(rows.length).toBe(listed ? 1 : 0);
  });

  test('nobody who left, nor a teacher, is shown as not having opened it', () => {
    const gone = member('gone', 'Gone Away', { inactive: true });
    expect(join([], [gone, member('teach', 'Rosa Rivera', { role: 'instructor' })])).toEqual([]);
  });

  test('a person without a name is called by the end of the id and comes last; accents sort as in the language', () => {
    const rows = join(
      [standing('person-9f3c'), standing('z')],
      [
        member('person-9f3c', null),
        member('z', 'Zoe Zeta'),
        member('a', 'Eva Álvarez'),
        member('b', 'Bo Bond'),
      ],
    );
    expect(rows.map((r) => r.name)).toEqual(['Eva Álvarez', 'Bo Bond', 'Zoe Zeta', 'Nameless 9f3c']);
  });

  test('outside a course the names of those who opened it are all there is', () => {
    const rows = joinRows({
      standings: [standing('b'), standing('a'), standing('none')],
      neverOpened: NEVER_OPENED,
      people: {
        kind: 'names',
        names: new Map([
          ['a', 'Ana'],
          ['b', 'Ben'],
          ['none', null],
        ]),
      },
      grading: 'points',
      locale: 'en',
      nameless: (id) => `Nameless ${id}`,
    });
    expect(rows.map((r) => r.name)).toEqual(['Ana', 'Ben', 'Nameless none']);
  });
});

describe('the state and its reason', () => {
  test.each<{ name: string; change: Partial<Standing>; tone: string; state: string; reason: string | null }>([
    {
      name: 'never opened',
      change: NEVER_OPENED,
      tone: 'idle',
      state: 'not-sent',
      reason: 'reason.not-launched',
    },
    {
      name: 'not sent: what keeps a teacher from sending comes before what keeps the machine',
      change: { manual: 'grading-not-enabled', automatic: 'automatic-off' },
      tone: 'warn',
      state: 'not-sent',
      reason: 'reason.grading-not-enabled',
    },
    {
      name: 'not sent by itself',
      change: { automatic: 'later-attempt' },
      tone: 'warn',
      state: 'not-sent',
      reason: 'reason.later-attempt',
    },
    { name: 'not sent, nothing holds it', change: {}, tone: 'warn', state: 'not-sent', reason: null },
    {
      name: 'sent',
      change: { progress: DELIVERED, automatic: 'automatic-off' },
      tone: 'good',
      state: 'delivered',
      reason: null,
    },
    {
      name: 'another number',
      change: { progress: { ...DELIVERED, overridden: true } },
      tone: 'good',
      state: 'overridden',
      reason: null,
    },
    {
      name: 'under way',
      change: { progress: SENDING, manual: 'not-licensed' },
      tone: 'busy',
      state: 'sending',
      reason: null,
    },
    {
      name: 'changed',
      change: { progress: CHANGED },
      tone: 'warn',
      state: 'changed',
      reason: 'reason.changed-since-submission',
    },
    {
      name: 'changed, and held back because of the gradebook',
      change: { progress: CHANGED, automatic: 'changed-in-gradebook' },
      tone: 'warn',
      state: 'changed',
      reason: 'reason.changed-in-gradebook',
    },
    {
      name: 'failed',
      change: { progress: FAILED, automatic: 'automatic-off' },
      tone: 'bad',
      state: 'failed',
      reason: 'cause.platform-refused',
    },
    {
      name: 'cleared',
      change: { progress: { kind: 'cleared', at: 1 } },
      tone: 'idle',
      state: 'cleared',
      reason: null,
    },
  ])('$name', ({ change, tone, state, reason }) => {
    expect(shownOf(standing('ana', change))).toMatchObject({
      tone,
      stateKey: `state.${state}`,
      reasonKey: reason,
    });
  });

  test.each(['en', 'es'] as const)('a refusal is told in the words of the platform (%s)', (locale) => {
    expect(sayReason(sayIn(locale), shownOf(standing('ana', { progress: FAILED })))).toContain(
      'No more attempts',
    );
  });
});

describe('what needs a teacher', () => {
  const scoring = { grade: { points: 3, maximum: 10, waiting: 2, submitted: true } };
  test.each<{ name: string; change: Partial<Standing>; grading?: 'complete'; send: boolean; score: boolean }>(
    [
      { name: 'a submitted grade that was never sent', change: {}, send: true, score: false },
      { name: 'a changed grade', change: { progress: CHANGED }, send: true, score: false },
      {
        name: 'a failed one, whatever it waits for',
        change: { ...scoring, progress: FAILED },
        send: true,
        score: true,
      },
      { name: 'a sent one', change: { progress: DELIVERED }, send: false, score: false },
      { name: 'one under way', change: { progress: SENDING }, send: false, score: false },
      { name: 'one that may not go', change: { manual: 'no-points' }, send: false, score: false },
      { name: 'one with answers to score', change: scoring, send: false, score: true },
      {
        name: 'the same where only complete counts',
        change: scoring,
        grading: 'complete',
        send: true,
        score: true,
      },
      {
        name: 'work that is not submitted',
        change: { work: 'working', grade: { points: 3, maximum: 10, waiting: 1, submitted: false } },
        send: false,
        score: false,
      },
    ],
  )('$name', ({ change, grading, send, score }) => {
    expect(row('ana', change, grading)).toMatchObject({ needsSending: send, needsScoring: score });
  });
});
