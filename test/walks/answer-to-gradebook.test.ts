/** Walk 1: a student's answer becomes a grade in the gradebook. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  addByPicker,
  answerExitTicket,
  cell,
  gradeArrives,
  MATERIALS,
  open,
  row,
  submit,
  tabTo,
} from './steps.ts';
import { eventually, expectAccessible, startWorld, type World } from './world.ts';

let world: World;
let ticket: string;

beforeAll(async () => {
  world = await startWorld();
  ticket = await addByPicker(world, {
    formative: 'Water Cycle: Exit Ticket',
    title: 'Friday’s exit ticket',
    points: '20',
    due: '2027-05-14T23:59',
  });
});
afterAll(() => world?.close());

test('the picker placed it with title, points and due date', () => {
  const [course] = world.lms.lms.courses();
  expect(course?.materials).toMatchObject([{ title: 'Friday’s exit ticket', points: 20 }]);
  expect(course?.materials[0]?.due).toMatch(/^2027-05-1[45]T/);
});

test('a student starts, sees each answer saved, leaves, returns, submits; the grade travels by itself', async () => {
  const teacher = await open(world, 'maria', ticket);
  await row(teacher, 'Amara Okafor').getByText('Not opened').first().waitFor();

  const first = await open(world, 'amara', ticket);
  await expectAccessible(first.page);
  await first.tool.getByRole('button', { name: 'Start' }).click();
  await first.tool.getByRole('radio', { name: 'Sunlight' }).check();
  await first.tool.getByText('Saved', { exact: true }).first().waitFor();
  await row(teacher, 'Amara Okafor').getByText('Working').first().waitFor();
  await first.context.close();

  const second = await open(world, 'amara', ticket);
  await second.tool.getByRole('radio', { name: 'Sunlight' }).waitFor();
  expect(await second.tool.getByRole('radio', { name: 'Sunlight' }).isChecked()).toBe(true);
  await answerExitTicket(second, 'one-wrong');
  await expectAccessible(second.page);
  await submit(second);
  await second.tool.getByText('8 of 10 points').first().waitFor();
  await expectAccessible(second.page);

  // 8 of 10 here is 16 of the 20 points the teacher gave the column.
  const arrived = await gradeArrives(world, ticket, 'amara', 16);
  expect(arrived?.by).toBe('tool');
  await row(teacher, 'Amara Okafor').getByText('Sent', { exact: true }).waitFor();
  await expectAccessible(teacher.page);
  await teacher.context.close();

  const gradebook = await world.arrive('maria', `${MATERIALS}/gradebook`);
  await gradebook.page.getByLabel(/Amara Okafor, Friday’s exit ticket/).waitFor();
  expect(await gradebook.page.getByLabel(/Amara Okafor, Friday’s exit ticket/).inputValue()).toBe('16');
  await gradebook.context.close();
  await second.context.close();
});

test('what was unanswered is said before submitting, and is why the grade waits for the teacher', async () => {
  const student = await open(world, 'tyler', ticket);
  await student.tool.getByRole('button', { name: 'Start' }).click();
  await answerExitTicket(student, 'two-blank');
  await student.tool.getByRole('button', { name: 'Review and submit' }).click();
  const dialog = student.tool.getByRole('dialog');
  await dialog.getByText('2 questions have no answer yet').waitFor();
  await expectAccessible(student.page);
  await dialog.getByRole('button', { name: 'Submit anyway' }).click();
  await student.tool.getByText('Submitted on').waitFor();
  await student.context.close();

  const teacher = await open(world, 'sam', ticket);
  await row(teacher, 'Tyler Jackson').getByText('Submitted with questions unanswered').waitFor();
  expect(cell(world, ticket, 'tyler')).toBeNull();
  await teacher.context.close();
});

test('a wifi that drops loses no answer', async () => {
  const student = await open(world, 'mei', ticket);
  await student.tool.getByRole('button', { name: 'Start' }).click();
  await student.tool.getByRole('radio', { name: 'Sunlight' }).waitFor();
  await student.context.setOffline(true);
  await student.tool.getByRole('radio', { name: 'Sunlight' }).check();
  await student.tool.getByText('Not saved yet').first().waitFor();
  await student.context.setOffline(false);
  await answerExitTicket(student);
  await submit(student);
  await gradeArrives(world, ticket, 'mei', 20);
  await student.context.close();
});

test('by keyboard alone: start, answer, submit', async () => {
  const student = await open(world, 'priya', ticket);
  await student.tool.getByRole('button', { name: 'Start' }).waitFor();
  const { keyboard } = student.page;
  await tabTo(student, /^\s*Start/);
  await keyboard.press('Enter');
  await student.tool.getByRole('radio', { name: 'Sunlight' }).waitFor();
  await tabTo(student, /Heat from inside/);
  for (const _ of ['gravity', 'movement', 'sunlight']) await keyboard.press('ArrowDown');
  for (const name of [/mirror/, /Fog/, /Dew/]) {
    await tabTo(student, name);
    await keyboard.press('Space');
  }
  await tabTo(student, /^\s*True/);
  await keyboard.press('Space');
  await tabTo(student, /mean rainfall/);
  await keyboard.type('20/3');
  await tabTo(student, /change of state/);
  await keyboard.type('condensation');
  await student.tool.getByText('All answers saved').first().waitFor();
  await tabTo(student, /Review and submit/);
  await keyboard.press('Enter');
  await student.tool.getByRole('dialog').waitFor();
  await tabTo(student, /^\s*Submit/);
  await keyboard.press('Enter');
  await student.tool.getByText('10 of 10 points').first().waitFor();
  await gradeArrives(world, ticket, 'priya', 20);
  await student.context.close();
});

test('on a phone, in Spanish, in the dark, over a slow line: what can be seen can be pressed', async () => {
  const student = await open(world, 'diego', ticket, {
    width: 390,
    height: 844,
    colorScheme: 'dark',
    slowScripts: true,
  });
  await student.tool.getByRole('button', { name: 'Empezar' }).click();
  await student.tool.getByRole('heading', { name: 'Pregunta 1' }).waitFor();
  await expectAccessible(student.page);
  const overflow = await student.tool.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await student.context.close();
});

test('where no cookie is kept in a frame, it continues in a new tab', async () => {
  const student = await open(world, 'diego', ticket, { cookies: 'none' });
  const button = student.tool.getByRole('button', { name: 'Continuar en una pestaña nueva' });
  await button.waitFor();
  await expectAccessible(student.page);
  const [tab] = await Promise.all([student.context.waitForEvent('page'), button.click()]);
  await tab.getByRole('radio', { name: 'Sunlight' }).waitFor();
  await tab.getByRole('radio', { name: 'Sunlight' }).check();
  await tab
    .getByText('Guardada', { exact: true })
    .or(tab.getByText('Guardado', { exact: true }))
    .first()
    .waitFor();
  await student.context.close();
});

test('a parent gets no attempt and no roster', async () => {
  const parent = await open(world, 'lucia', ticket);
  await parent.tool.getByText('Passback es para estudiantes y docentes').waitFor();
  await expectAccessible(parent.page);
  await parent.context.close();
});

test('the Worker is killed right after a submission was answered: the grade arrives', async () => {
  const student = await open(world, 'siobhan', ticket);
  await student.tool.getByRole('button', { name: 'Start' }).click();
  await answerExitTicket(student);
  await student.tool.getByRole('button', { name: 'Review and submit' }).click();
  const answered = student.page.waitForResponse((r) => r.url().endsWith('/app/attempt/submit') && r.ok());
  await student.tool
    .getByRole('dialog')
    .getByRole('button', { name: /^Submit/ })
    .click();
  await answered;
  await world.tool.kill();
  await eventually(
    () => cell(world, ticket, 'siobhan'),
    () => true,
  );
  await world.tool.start();
  await gradeArrives(world, ticket, 'siobhan', 20, 90_000);
  const posts = world.lms.lms.scoreLog().filter((s) => s.applied);
  expect(posts.length).toBeGreaterThan(0);
  await student.context.close();
}, 180_000);
