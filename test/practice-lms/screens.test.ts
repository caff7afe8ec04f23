import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PracticeLms, startPracticeLms } from './practice-lms.ts';
import { COURSE } from './stand-in-tool.ts';

let practice: PracticeLms;
beforeAll(async () => {
  practice = await startPracticeLms({ toolOrigin: 'http://localhost:1' });
});
afterAll(() => practice.close());

const look = async (person: string, path: string) => {
  const response = await fetch(`${practice.url}${path}`, {
    headers: { cookie: `practice_person=${person}` },
  });
  return { status: response.status, text: await response.text(), url: response.url };
};
const send = async (person: string, path: string, fields: Record<string, string>) => {
  const response = await fetch(`${practice.url}${path}`, {
    method: 'POST',
    headers: { cookie: `practice_person=${person}` },
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
  return {
    status: response.status,
    location: response.headers.get('location') ?? '',
    text: await response.text(),
  };
};
const materials = () => practice.lms.courses()[0]?.materials ?? [];
const external = (fields: Record<string, string> = {}) =>
  send('maria', `/courses/${COURSE}/add/external`, {
    provider: 'Passback',
    title: 'Lab <1>',
    url: 'http://localhost:1/lti/launch',
    points: '100',
    due: '',
    ...fields,
  });

describe('who somebody is', () => {
  test('nobody is sent to choose, and on to where they wanted', async () => {
    const { url, text } = await look('nobody', `/courses/${COURSE}`);
    expect(url).toContain(`/?next=${encodeURIComponent(`/courses/${COURSE}`)}`);
    expect(text).toContain('Who are you?');
    const chosen = await send('nobody', '/be', { person: 'maria', next: `/courses/${COURSE}` });
    expect(chosen.location).toBe(`/courses/${COURSE}`);
    expect((await send('nobody', '/be', { person: 'maria', next: '//elsewhere.example' })).location).toBe(
      '/courses',
    );
  });

  test('?as= makes the browser that person', async () => {
    const response = await fetch(`${practice.url}/courses/${COURSE}?as=siobhan`);
    expect(response.headers.get('set-cookie')).toContain('practice_person=siobhan');
    expect(await response.text()).toContain('You are Siobhán O&#39;Brien · switch');
  });
});

describe('materials', () => {
  test('the external tool form adds one without grading, or with points and a due date', async () => {
    expect((await external()).status).toBe(303);
    expect(materials().at(-1)).toMatchObject({ title: 'Lab <1>', points: null });
    await external({ grading: 'on', points: '25', due: '2027-05-01T08:30' });
    expect(materials().at(-1)).toMatchObject({ points: 25, due: new Date('2027-05-01T08:30').toISOString() });
    expect((await look('amara', `/courses/${COURSE}`)).text).toContain('Lab &lt;1&gt;');
  });

  test.each([
    ['no name', { title: ' ' }, 'Give it a name'],
    ['half a URL', { url: 'localhost/launch' }, 'The URL is not complete'],
    ['no points', { grading: 'on', points: '0' }, 'Points must be a number above 0'],
  ])('%s is said, and what was typed stays', async (_, fields, words) => {
    const before = materials().length;
    const { status, text } = await external({ due: '2027-05-01T08:30', ...fields });
    expect(status).toBe(400);
    expect(text).toContain(words);
    expect(text).toContain('value="2027-05-01T08:30"');
    expect(materials().length).toBe(before);
  });

  test('editing changes points and keeps the proportion of grades; deleting asks first', async () => {
    const { id } = practice.lms.addMaterial({ course: COURSE, title: 'Essay', points: 10 });
    practice.lms.setCell({ column: id, person: 'mei', score: 5 });
    const base = `/courses/${COURSE}/materials/${id}`;
    await send('maria', `${base}/edit`, {
      title: 'Essay 2',
      url: 'http://localhost:1/',
      grading: 'on',
      points: '20',
      due: '',
    });
    const cell = practice.lms.gradebook({ course: COURSE }).find((one) => one.material === id);
    expect(cell).toMatchObject({ label: 'Essay 2', score: 10, maximum: 20 });
    expect((await look('maria', `${base}/delete`)).text).toContain('Delete “Essay 2”?');
    expect(materials().some((one) => one.id === id)).toBe(true);
    await send('maria', `${base}/delete`, {});
    expect(materials().some((one) => one.id === id)).toBe(false);
    expect((await look('maria', base)).status).toBe(404);
  });

  test('the frame is allowed what Schoology allows', async () => {
    const { id } = practice.lms.addMaterial({ course: COURSE, title: 'Framed' });
    const { text } = await look('amara', `/courses/${COURSE}/materials/${id}`);
    expect(text).toContain('allow-top-navigation-by-user-activation');
    expect(text).not.toContain('allow-top-navigation ');
    expect(text).toContain(`src="/courses/${COURSE}/materials/${id}/launch"`);
  });
});

describe('grades', () => {
  test('a teacher types one, blanks it, and is told when it is none', async () => {
    const { id } = practice.lms.addMaterial({ course: COURSE, title: 'Typed', points: 10 });
    const column = materials().find((one) => one.id === id)?.column ?? '';
    const type = (score: string) =>
      send('maria', `/courses/${COURSE}/gradebook`, { column, person: 'tyler', score });
    const cell = () => practice.lms.gradebook({ course: COURSE }).find((one) => one.column === column);
    await type('7,5');
    expect(cell()).toMatchObject({ score: 7.5, by: 'teacher' });
    const wrong = await type('seven');
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain('That is not a grade');
    expect(cell()?.score).toBe(7.5);
    await type('');
    expect(cell()?.score).toBeNull();
  });

  test('students see their own, a parent their child, nobody the gradebook', async () => {
    const { id } = practice.lms.addMaterial({ course: COURSE, title: 'Private', points: 10 });
    practice.lms.setCell({ column: id, person: 'diego', score: 6.25, comment: 'Muy bien' });
    for (const person of ['diego', 'lucia'])
      expect((await look(person, `/courses/${COURSE}/grades`)).text).toContain('6.25');
    expect((await look('amara', `/courses/${COURSE}/grades`)).text).not.toContain('6.25');
    expect((await look('amara', `/courses/${COURSE}/gradebook`)).status).toBe(403);
  });
});

describe('members and faults', () => {
  test('a dropped student is out until enrolled again', async () => {
    await send('maria', `/courses/${COURSE}/members`, { person: 'mei', action: 'drop' });
    expect((await look('mei', `/courses/${COURSE}`)).status).toBe(403);
    await send('maria', `/courses/${COURSE}/members`, { person: 'mei', action: 'enrol' });
    expect((await look('mei', `/courses/${COURSE}`)).status).toBe(200);
  });

  test('the switchboard adds and clears faults and changes the personality', async () => {
    await send('maria', '/faults', {
      action: 'add',
      endpoint: 'scores',
      kind: 'too-many',
      share: '25',
      times: '',
    });
    expect(practice.lms.faults()).toMatchObject([
      { fault: { endpoint: 'scores', status: 429, retryAfter: 5, share: 0.25 } },
    ]);
    await send('maria', '/faults', { action: 'clear' });
    expect(practice.lms.faults()).toEqual([]);
    await send('maria', '/faults', {
      action: 'settings',
      personality: 'moodle',
      storageTarget: '_parent',
      privacy: 'names',
      tokenSeconds: '60',
    });
    expect((await look('maria', '/courses')).text).toContain('acting as Moodle');
  });
});
