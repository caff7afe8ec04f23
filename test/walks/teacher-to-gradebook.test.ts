/** Walk 2: a teacher sends grades by hand, from the ⋮ menu of the assignment opened inside the LMS. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  addByExternalTool,
  answerExitTicket,
  cell,
  gradeArrives,
  open,
  row,
  submit,
  tabTo,
} from './steps.ts';
import { expectAccessible, startWorld, type Visit, type World } from './world.ts';

let world: World;
let lesson: string;

beforeAll(async () => {
  world = await startWorld();
  lesson = await addByExternalTool(world, { title: 'The water cycle', grading: true, points: '20' });
});
afterAll(() => world?.close());

async function openPassback(person: string, material = lesson): Promise<Visit> {
  const teacher = await open(world, person, material);
  await teacher.tool.locator('summary[aria-label="More actions"]').click();
  await teacher.tool.getByRole('link', { name: 'Grade Passback' }).click();
  await teacher.tool.getByRole('heading', { name: 'Grade Passback' }).waitFor();
  return teacher;
}

/** Answers two of the ten questions; the essay is the last. */
async function work(person: string, essay: string | null): Promise<void> {
  const student = await open(world, person, lesson);
  await student.tool.getByRole('button', { name: 'Start' }).click();
  const question = (n: number) => student.tool.getByRole('region', { name: `Question ${n}`, exact: true });
  await question(1)
    .getByRole('radio', { name: /invisible gas/ })
    .check();
  await question(3).getByRole('radio', { name: 'False' }).check();
  if (essay) await question(10).getByRole('textbox').fill(essay);
  await student.tool.getByText('All answers saved').first().waitFor();
  if (essay) await submit(student);
  await student.context.close();
}

test('a link that names no formative asks its teacher, once', async () => {
  const early = await open(world, 'amara', lesson);
  await early.tool.getByText('Your teacher is not done yet').waitFor();
  await early.context.close();

  const teacher = await open(world, 'maria', lesson);
  await teacher.tool.getByRole('heading', { name: 'Choose a formative for this link' }).waitFor();
  await expectAccessible(teacher.page);
  await teacher.tool.getByRole('radio', { name: /^The Water Cycle/ }).check();
  await teacher.tool.getByRole('button', { name: 'Use this formative' }).click();
  await row(teacher, 'Amara Okafor').getByText('Not opened').first().waitFor();
  await teacher.context.close();

  const again = await open(world, 'sam', lesson);
  await row(again, 'Mei-Lin Chen').first().waitFor();
  await again.context.close();
});

test('a pasted address of a formative is recognised, also when a student opens the link first', async () => {
  const picker = await world.arrive('maria', '/courses/6412083715/add/passback');
  await picker.tool.getByText('Addresses for External Tool links').click();
  const address = await picker.tool.locator('dd', { hasText: '/f/' }).first().innerText();
  await picker.context.close();
  const pasted = await addByExternalTool(world, { title: 'Pasted', url: address.trim(), grading: true });
  const student = await open(world, 'mei', pasted);
  await student.tool.getByRole('button', { name: 'Start' }).waitFor();
  await student.context.close();
});

test('an essay is scored by hand; the grade waits, is sent by hand, and each row becomes Sent', async () => {
  await work('amara', 'The Sun warms the ocean. Water evaporates, condenses and falls as rain.');
  const teacher = await open(world, 'maria', lesson);
  await row(teacher, 'Amara Okafor').getByText('Some questions are scored by hand').waitFor();
  await teacher.tool.getByRole('link', { name: 'Amara Okafor' }).click();
  await teacher.tool.getByText('1 answer waits for your score').waitFor();
  await expectAccessible(teacher.page);
  await teacher.tool.getByLabel('Your score, out of 4').fill('3,5');
  await teacher.tool.getByRole('button', { name: 'Save scores' }).first().click();
  await row(teacher, 'Amara Okafor').or(teacher.tool.getByText('Scores saved')).first().waitFor();
  await teacher.context.close();

  const sending = await openPassback('sam');
  await expectAccessible(sending.page);
  const amara = row(sending, 'Amara Okafor');
  expect(await amara.getByRole('checkbox').isChecked()).toBe(true);
  expect(await amara.getByRole('textbox').inputValue()).toBe('6.5');
  await sending.tool.getByRole('button', { name: /^Send \d+ grade/ }).click();
  await amara.getByText('Sent', { exact: true }).waitFor();
  const arrived = await gradeArrives(world, lesson, 'amara', 6.5);
  expect(arrived?.by).toBe('tool');
  await sending.context.close();
});

test('an override goes to the gradebook only', async () => {
  const teacher = await openPassback('maria');
  const amara = row(teacher, 'Amara Okafor');
  await amara.getByRole('textbox').fill('seven');
  await amara.getByText('Enter a number such as 7.5').waitFor();
  await amara.getByRole('textbox').fill('7.5');
  await amara.getByText('Only in Schoology').waitFor();
  await amara.getByRole('checkbox').check();
  await teacher.tool.getByRole('button', { name: 'Send 1 grade' }).click();
  await amara.getByText('Sent with another number').waitFor();
  await gradeArrives(world, lesson, 'amara', 7.5);
  await amara
    .getByText(/6\.5 of 20/)
    .first()
    .waitFor();
  await teacher.context.close();
});

test('by keyboard alone: the menu, another number, Send', async () => {
  const teacher = await open(world, 'sam', lesson);
  await row(teacher, 'Amara Okafor').first().waitFor();
  const { keyboard } = teacher.page;
  await tabTo(teacher, /More actions/);
  await keyboard.press('Enter');
  await tabTo(teacher, /^\s*Grade Passback/);
  await keyboard.press('Enter');
  await teacher.tool.getByRole('heading', { name: 'Grade Passback' }).waitFor();
  await tabTo(teacher, /Send the grade of Amara Okafor as/);
  await keyboard.press('Control+A');
  await keyboard.type('8');
  await tabTo(teacher, /^\s*Send 1 grade/);
  await keyboard.press('Enter');
  await gradeArrives(world, lesson, 'amara', 8);
  await teacher.context.close();
});

test('a number that was typed and not sent is not dropped without a word', async () => {
  const teacher = await openPassback('maria');
  const amara = row(teacher, 'Amara Okafor');
  await amara.getByRole('textbox').fill('1');
  await teacher.tool.getByRole('link', { name: 'Amara Okafor' }).click();
  const dialog = teacher.tool.getByRole('dialog');
  await dialog.getByText('not saved yet').waitFor();
  await dialog.getByRole('button', { name: 'Stay' }).click();
  expect(await amara.getByRole('textbox').inputValue()).toBe('1');
  await teacher.tool.locator('body').evaluate(() => history.back());
  await dialog.getByRole('button', { name: 'Leave' }).click();
  await row(teacher, 'Amara Okafor').getByRole('link').waitFor();
  await teacher.tool.getByRole('heading', { name: 'The water cycle' }).waitFor();
  await teacher.context.close();
});

test('submitting on behalf of a student is asked about first, and counts', async () => {
  await work('tyler', null);
  const teacher = await open(world, 'maria', lesson);
  await row(teacher, 'Tyler Jackson').getByText('Working').first().waitFor();
  await teacher.tool.getByRole('link', { name: 'Tyler Jackson' }).click();
  await teacher.tool.getByRole('button', { name: 'Submit for this student' }).click();
  const dialog = teacher.tool.getByRole('dialog');
  await expectAccessible(teacher.page);
  await dialog.getByRole('button', { name: 'Submit for this student' }).click();
  await teacher.tool
    .getByText(/^Submitted/)
    .first()
    .waitFor();
  await teacher.context.close();
  const after = await open(world, 'maria', lesson);
  await row(after, 'Tyler Jackson').getByText('Submitted', { exact: true }).first().waitFor();
  await after.context.close();
});

test('complete/incomplete: submitted is everything, and a student may be flipped before sending', async () => {
  const teacher = await open(world, 'maria', lesson);
  await teacher.tool.locator('summary[aria-label="More actions"]').click();
  await teacher.tool.getByRole('link', { name: 'Settings' }).click();
  await teacher.tool.getByRole('radio', { name: /^Off/ }).check();
  await teacher.tool.getByRole('radio', { name: /Complete or incomplete/ }).check();
  await expectAccessible(teacher.page);
  await teacher.tool.getByRole('button', { name: 'Save' }).click();
  await row(teacher, 'Tyler Jackson').first().waitFor();
  await teacher.context.close();

  const sending = await openPassback('maria');
  const tyler = row(sending, 'Tyler Jackson');
  expect(await tyler.getByRole('combobox').inputValue()).toBe('complete');
  await tyler.getByRole('combobox').selectOption('incomplete');
  await sending.tool.getByText('Select none').click();
  await tyler.getByRole('checkbox').check();
  await sending.tool.getByText('incomplete, sent as 0').waitFor();
  await sending.tool.getByRole('button', { name: 'Send 1 grade' }).click();
  await gradeArrives(world, lesson, 'tyler', 0);
  await sending.context.close();
});

test('without “Enable grading” the reason says what to do', async () => {
  const ungraded = await addByExternalTool(world, { title: 'Ungraded practice', grading: false });
  const teacher = await open(world, 'maria', ungraded);
  await teacher.tool.getByText('Schoology has no grade column for this link').waitFor();
  await teacher.tool.getByRole('radio', { name: /^Water Cycle: Exit Ticket/ }).check();
  await teacher.tool.getByRole('button', { name: 'Use this formative' }).click();
  await row(teacher, 'Priya Natarajan').first().waitFor();
  const student = await open(world, 'priya', ungraded);
  await student.tool.getByRole('button', { name: 'Start' }).click();
  await answerExitTicket(student);
  await submit(student);
  await student.context.close();
  await row(teacher, 'Priya Natarajan').getByText('check “Enable grading”').waitFor();
  await teacher.context.close();
});

test('a material deleted in the LMS: no longer associated with this tool, and what to do', async () => {
  const teacher = await openPassback('maria');
  world.lms.lms.removeMaterial({ material: lesson });
  const amara = row(teacher, 'Amara Okafor');
  await amara.getByRole('checkbox').check();
  await teacher.tool.getByRole('button', { name: /^Send \d+ grade/ }).click();
  await teacher.tool.getByRole('heading', { name: /no longer associated with this tool/ }).waitFor();
  await teacher.tool.getByText('Grades to enter by hand').first().click();
  await teacher.tool.getByRole('button', { name: 'Print the list' }).waitFor();
  await expectAccessible(teacher.page);
  expect(cell(world, lesson, 'amara')).toBeNull();
  await teacher.context.close();
});
