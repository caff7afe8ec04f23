/** What a learner's submission makes of the gradebook: decisions, claims, reports. */
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Claimed } from '../../src/assignment/commands/deliver.ts';
import { DEFAULT_SETTINGS } from '../../src/formative/settings.ts';
import { AUTO, type Class, env, makeClass, RIGHT, WITH_ESSAY } from './fixture.ts';

afterEach(() => vi.useRealTimers());

async function claim(made: Class, ...personIds: string[]): Promise<Claimed[]> {
  const result = await made.object.claim({ personIds });
  if (result.kind !== 'claimed') throw new Error(result.kind);
  return result.scores as Claimed[];
}

const delivered = (made: Class, { personId, revision, claim: number }: Claimed) =>
  made.object.settle({ reports: [{ personId, revision, claim: number, outcome: { kind: 'delivered' } }] });

describe('a submission', () => {
  test('queues the grade by itself when every rule holds, and says what is sent', async () => {
    const made = await makeClass({});
    await made.answer('ana', RIGHT);
    await made.submit('ana');
    const [score] = await claim(made, 'ana');
    expect(score?.score).toMatchObject({
      userId: 'sub-ana',
      scoreGiven: 4,
      scoreMaximum: 4,
      activityProgress: 'Completed',
      gradingProgress: 'FullyGraded',
    });
    expect(score?.expected).toBeNull();
  });

  test('of nothing right sends 0, which is a score', async () => {
    const made = await makeClass({});
    await made.answer('ana', { q1: { choice: 'a' }, q2: { value: false }, q3: { value: true } });
    await made.submit('ana');
    expect((await claim(made, 'ana'))[0]?.score.scoreGiven).toBe(0);
  });

  test('with a question left blank waits for the teacher, unless blanks count as zero', async () => {
    const waiting = await makeClass({});
    await waiting.answer('ana', { q1: { choice: 'b' } });
    await waiting.submit('ana');
    expect(await claim(waiting, 'ana')).toEqual([]);
    expect((await waiting.standing('ana')).automatic).toBe('incomplete-at-submission');

    const sending = await makeClass({ settings: { blanksAsZero: true } });
    await sending.answer('ana', { q1: { choice: 'b' } });
    await sending.submit('ana');
    expect((await claim(sending, 'ana'))[0]?.score.scoreGiven).toBe(1);
  });

  test('with an essay never goes by itself', async () => {
    const made = await makeClass({ content: WITH_ESSAY });
    await made.answer('ana', { ...RIGHT, q4: { text: 'Vapour cools.' } });
    await made.submit('ana');
    expect(await made.passbacks('ana')).toEqual([]);
    expect((await made.standing('ana')).automatic).toBe('needs-manual-scoring');
  });

  test('without a line item says so, and goes once a launch brings one', async () => {
    const made = await makeClass({ learners: [] });
    await made.launch('ana', { lineItem: null });
    await made.answer('ana', RIGHT);
    await made.submit('ana');
    expect((await made.standing('ana')).automatic).toBe('grading-not-enabled');
    await made.launch('ana');
    expect(await claim(made, 'ana')).toHaveLength(1);
  });

  test('handed in twice is handed in once', async () => {
    const made = await makeClass({});
    await made.answer('ana', RIGHT);
    const first = await made.object.submit({ personId: 'ana', attempt: 1, by: 'learner' });
    const again = await made.object.submit({ personId: 'ana', attempt: 1, by: 'learner' });
    expect([first.kind, again.kind]).toEqual(['submitted', 'submitted-already']);
    expect(await made.passbacks('ana')).toHaveLength(1);
  });

  test('by the teacher on the learner’s behalf counts', async () => {
    const made = await makeClass({ settings: { blanksAsZero: true } });
    await made.answer('ana', { q1: { choice: 'b' } });
    await made.object.submit({ personId: 'ana', attempt: 'open', by: 'teacher' });
    expect((await claim(made, 'ana'))[0]?.score.scoreGiven).toBe(1);
  });
});

test('a save that was given up by its page and arrives after a newer one changes nothing', async () => {
  const made = await makeClass({});
  await made.answer('ana', {});
  const save = (value: boolean, page: string, request: number) =>
    made.object.save({
      personId: 'ana',
      attempt: 1,
      questionId: 'q2',
      body: { value },
      order: { page, request },
    });
  const kept = async () => {
    const view = await made.object.learnerView({ personId: 'ana' });
    return view.kind === 'view' ? view.attempt?.responses.q2 : view.kind;
  };
  await save(true, 'a', 2);
  expect((await save(false, 'a', 1)).kind).toBe('saved');
  expect(await kept()).toEqual({ value: true });
  // Another page, opened later, begins to count anew.
  await save(false, 'b', 1);
  expect(await kept()).toEqual({ value: false });
});

describe('after the first submission', () => {
  test('an edited answer does not go by itself, and the reason is shown', async () => {
    const made = await makeClass({ settings: { editAfterSubmission: true } });
    await made.answer('ana', { ...RIGHT, q3: { value: true } });
    await made.submit('ana');
    for (const score of await claim(made, 'ana')) await delivered(made, score);
    await made.object.save({ personId: 'ana', attempt: 1, questionId: 'q3', body: { value: false } });
    expect(await claim(made, 'ana')).toEqual([]);
    const standing = await made.standing('ana');
    expect(standing).toMatchObject({
      automatic: 'changed-since-submission',
      changedSince: 'edited-response',
      progress: { kind: 'changed', sent: { given: 2, maximum: 4 } },
      value: { given: 4, maximum: 4 },
    });
  });

  test('with “every change” it goes, unless the gradebook was changed there', async () => {
    const made = await makeClass({ settings: { editAfterSubmission: true, automatic: 'every-change' } });
    vi.useFakeTimers({ toFake: ['Date'], now: 1_800_000_000_000 });
    await made.launch('ana', { licensedUntil: 1_900_000_000_000 });
    await made.answer('ana', { ...RIGHT, q3: { value: true } });
    await made.submit('ana');
    for (const score of await claim(made, 'ana')) await delivered(made, score);
    vi.setSystemTime(1_800_000_005_000);
    await made.object.save({ personId: 'ana', attempt: 1, questionId: 'q3', body: { value: false } });
    const [resend] = await claim(made, 'ana');
    expect(resend).toMatchObject({ expected: [{ given: 2, maximum: 4 }], score: { scoreGiven: 4 } });
    if (!resend) throw new Error('nothing claimed');
    await made.object.settle({
      reports: [
        {
          personId: 'ana',
          revision: resend.revision,
          claim: resend.claim,
          outcome: { kind: 'changed-in-gradebook' },
        },
      ],
    });
    expect((await made.standing('ana')).automatic).toBe('changed-in-gradebook');
    expect(await claim(made, 'ana')).toEqual([]);
  });

  test('a teacher’s override is never undone by a machine', async () => {
    const made = await makeClass({ settings: { editAfterSubmission: true, automatic: 'every-change' } });
    await made.answer('ana', RIGHT);
    await made.submit('ana');
    await made.send({ items: [{ personId: 'ana', override: 3.5 }] });
    await made.object.save({ personId: 'ana', attempt: 1, questionId: 'q3', body: { value: true } });
    const all = await made.passbacks('ana');
    expect(all.map((p) => [p.decision, p.given, p.state])).toEqual([
      ['grade', 4, 'superseded'],
      ['override', 3.5, 'queued'],
    ]);
    expect((await made.standing('ana')).automatic).toBe('held-by-teacher');
  });
});

describe('by hand', () => {
  test('each learner is judged alone: one that cannot go holds up nobody', async () => {
    const made = await makeClass({ content: WITH_ESSAY, learners: ['ana', 'ben', 'eve'] });
    await made.launch('dan', { lineItem: null });
    await made.answer('ana', RIGHT);
    await made.answer('dan', RIGHT);
    const result = await made.send({
      items: ['ana', 'ben', 'dan', 'nobody'].map((personId) => ({ personId })),
    });
    expect(result).toEqual({
      kind: 'sent',
      queued: [{ personId: 'ana', revision: 1 }],
      refused: [
        { personId: 'ben', reason: 'not-started' },
        { personId: 'dan', reason: 'grading-not-enabled' },
        { personId: 'nobody', reason: 'not-launched' },
      ],
    });
  });

  test('an override goes to the gradebook only, above the maximum too', async () => {
    const made = await makeClass({ content: WITH_ESSAY });
    await made.answer('ana', RIGHT);
    await made.send({ items: [{ personId: 'ana', override: 9 }] });
    expect((await claim(made, 'ana'))[0]?.score).toMatchObject({ scoreGiven: 9, scoreMaximum: 7 });
    expect((await made.standing('ana')).grade).toMatchObject({ points: 4, maximum: 7 });
  });

  test('complete/incomplete: submitted is everything, not submitted 0, and the teacher may flip', async () => {
    const made = await makeClass({
      settings: { grading: 'complete', automatic: 'off' },
      learners: ['ana', 'ben', 'eve'],
    });
    for (const learner of ['ana', 'ben', 'eve']) await made.answer(learner, { q1: { choice: 'a' } });
    await made.submit('ana');
    await made.send({
      items: [{ personId: 'ana' }, { personId: 'ben' }, { personId: 'eve', complete: true }],
    });
    const scores = await claim(made, 'ana', 'ben', 'eve');
    expect(scores.map((s) => [s.personId, s.score.scoreGiven, s.score.scoreMaximum])).toEqual([
      ['ana', 4, 4],
      ['ben', 0, 4],
      ['eve', 4, 4],
    ]);
  });

  test('without a licence nothing goes, by itself or by hand', async () => {
    const made = await makeClass({ licensedUntil: 1 });
    await made.answer('ana', RIGHT);
    await made.submit('ana');
    const result = await made.send({ items: [{ personId: 'ana' }] });
    expect(result).toMatchObject({ queued: [], refused: [{ reason: 'not-licensed' }] });
    expect((await made.standing('ana')).automatic).toBe('not-licensed');
  });
});

describe('what stood in the way is gone', () => {
  test('a renewed licence lets everyone’s grade go, with anybody’s launch', async () => {
    const made = await makeClass({ licensedUntil: 1, learners: ['ana', 'ben'] });
    for (const learner of ['ana', 'ben']) {
      await made.answer(learner, RIGHT);
      await made.submit(learner);
    }
    await made.launch('maria', { role: 'instructor', licensedUntil: Date.now() + 86_400_000 });
    expect(await claim(made, 'ana', 'ben')).toHaveLength(2);
  });

  test('a column that gets its points does too', async () => {
    const made = await makeClass({ learners: [] });
    await made.launch('ana', { columnMaximum: 0 });
    await made.answer('ana', RIGHT);
    await made.submit('ana');
    expect((await made.standing('ana')).automatic).toBe('no-points');
    await made.launch('maria', { role: 'instructor', columnMaximum: 20 });
    expect(await claim(made, 'ana')).toHaveLength(1);
  });

  test('switching automatic passback on sends what was submitted whole before', async () => {
    const made = await makeClass({ settings: { automatic: 'off' } });
    await made.answer('ana', RIGHT);
    await made.submit('ana');
    expect((await made.standing('ana')).automatic).toBe('automatic-off');
    await made.object.changeSettings({ settings: DEFAULT_SETTINGS });
    expect(await claim(made, 'ana')).toHaveLength(1);
  });
});

describe('claim and settle', () => {
  test('the same wake-up twice sends once', async () => {
    const made = await makeClass({});
    await made.answer('ana', RIGHT);
    await made.submit('ana');
    const [first, second] = await Promise.all([claim(made, 'ana'), claim(made, 'ana')]);
    expect(first.length + second.length).toBe(1);
    const [only] = [...first, ...second];
    if (!only) throw new Error('nothing claimed');
    await delivered(made, only);
    expect(await claim(made, 'ana')).toEqual([]);
  });

  test('a newer grade waits for an older one under way, then goes with a later timestamp', async () => {
    const made = await makeClass({ content: WITH_ESSAY });
    vi.useFakeTimers({ toFake: ['Date'], now: 1_800_000_000_000 });
    await made.launch('ana', { licensedUntil: 1_900_000_000_000 });
    await made.answer('ana', RIGHT);
    await made.send({ items: [{ personId: 'ana', override: 1 }] });
    const [older] = await claim(made, 'ana');
    await made.send({ items: [{ personId: 'ana', override: 2 }] });
    expect(await claim(made, 'ana')).toEqual([]);
    if (!older) throw new Error('nothing claimed');
    await delivered(made, older);
    // The clock has not reached the next second: the claim waits, it does not date ahead.
    expect(await claim(made, 'ana')).toEqual([]);
    vi.setSystemTime(1_800_000_001_000);
    const [newer] = await claim(made, 'ana');
    expect(newer?.score.scoreGiven).toBe(2);
    expect(Date.parse(newer?.score.timestamp ?? '')).toBeGreaterThan(Date.parse(older.score.timestamp));
  });

  test('a sender that died is replaced after its lease, with the very same score', async () => {
    const made = await makeClass({});
    vi.useFakeTimers({ toFake: ['Date'], now: 1_800_000_000_000 });
    await made.launch('ana', { licensedUntil: 1_900_000_000_000 });
    await made.answer('ana', RIGHT);
    await made.submit('ana');
    const [lost] = await claim(made, 'ana');
    vi.setSystemTime(1_800_000_061_000);
    const [again] = await claim(made, 'ana');
    expect(again?.score).toEqual(lost?.score);
    expect(again?.claim).toBe(2);
  });

  test('a material that is gone fails with its cause, and a new press starts over', async () => {
    const made = await makeClass({});
    await made.answer('ana', RIGHT);
    await made.submit('ana');
    const [score] = await claim(made, 'ana');
    if (!score) throw new Error('nothing claimed');
    await made.object.settle({
      reports: [{ personId: 'ana', revision: score.revision, claim: score.claim, outcome: { kind: 'gone' } }],
    });
    expect((await made.standing('ana')).progress).toMatchObject({
      kind: 'failed',
      cause: 'assignment-removed',
    });
    await made.send({ items: [{ personId: 'ana' }] });
    expect((await made.standing('ana')).progress).toMatchObject({ kind: 'on-its-way' });
  });
});

describe('crashes', () => {
  test('a queue that is down loses nothing: the alarm stands, and hands over what waited', async () => {
    const made = await makeClass({});
    const sent: unknown[] = [];
    const queue = (sendBatch: (batch: Iterable<{ body: unknown }>) => Promise<void>) =>
      runInDurableObject(made.object, (instance) => {
        Object.assign(instance, { env: { ...env, PASSBACK: { sendBatch } } });
      });
    await queue(() => Promise.reject(new Error('the queue is down')));
    await made.answer('ana', RIGHT);
    await made.submit('ana');
    const alarm = await runInDurableObject(made.object, (_, state) => state.storage.getAlarm());
    expect(alarm).toBeLessThanOrEqual(Date.now() + 6_000);
    await queue(async (batch) => void sent.push(...batch));
    await runDurableObjectAlarm(made.object);
    expect(sent).toEqual([{ body: { assignmentId: made.id, personId: 'ana', revision: 1 } }]);
  });

  test('what the queue never got is brought up by the alarm, also after the object was evicted', async () => {
    const made = await makeClass({});
    vi.useFakeTimers({ toFake: ['Date'], now: 1_800_000_000_000 });
    await made.launch('ana', { licensedUntil: 1_900_000_000_000 });
    await made.answer('ana', RIGHT);
    await made.submit('ana');
    await evictDurableObject(made.object);
    vi.setSystemTime(1_800_000_120_000);
    await runDurableObjectAlarm(made.object);
    const alarm = await runInDurableObject(made.object, (_, state) => state.storage.getAlarm());
    expect(alarm).not.toBeNull();
    expect(await claim(made, 'ana')).toHaveLength(1);
  });
});

test('an object nobody told its assignment answers so, and keeps nothing', async () => {
  const stranger = await makeClass({ learners: [] });
  expect(await stranger.object.overview()).toEqual({ kind: 'unknown-assignment' });
  expect(await stranger.object.start({ personId: 'ana' })).toEqual({ kind: 'unknown-assignment' });
  expect(await stranger.object.claim({ personIds: ['ana'] })).toEqual({ kind: 'unknown-assignment' });
});

test('erasing a learner leaves no row of theirs, and the others as they were', async () => {
  const made = await makeClass({ content: AUTO, learners: ['ana', 'ben'] });
  for (const learner of ['ana', 'ben']) {
    await made.answer(learner, RIGHT);
    await made.submit(learner);
  }
  const before = await made.object.exportLearner('ana');
  expect(Object.values(before).flat().length).toBeGreaterThan(5);
  await made.object.erasePerson('ana');
  expect(Object.values(await made.object.exportLearner('ana')).flat()).toEqual([]);
  // A launch that was under way meanwhile does not bring the row back.
  await made.launch('ana');
  expect(Object.values(await made.object.exportLearner('ana')).flat()).toEqual([]);
  expect(await claim(made, 'ana', 'ben')).toMatchObject([{ personId: 'ben' }]);
});
