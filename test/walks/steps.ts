/** What people do, in their own words: the steps that walks are made of. */
import { expect } from 'vitest';
import { eventually, expectAccessible, type Visit, type World } from './world.ts';

export const COURSE = '6412083715';
export const MATERIALS = `/courses/${COURSE}`;

/** *Add Materials → Passback*: the picker, a title, points and a due date. @returns the new material's id */
export async function addByPicker(
  world: World,
  choice: { formative: string; title?: string; points?: string; due?: string },
): Promise<string> {
  const { page, context, tool } = await world.arrive('maria', MATERIALS);
  await page.getByText('Add Materials', { exact: true }).click();
  await page.getByRole('link', { name: 'Passback', exact: true }).click();
  await tool.getByRole('radio', { name: new RegExp(`^${choice.formative}`) }).check();
  await expectAccessible(page);
  await tool.getByLabel('Title').fill(choice.title ?? choice.formative);
  if (choice.points) await tool.getByLabel('Points in Schoology').fill(choice.points);
  if (choice.due) await tool.getByLabel('Due date').fill(choice.due);
  await tool.getByRole('button', { name: 'Add to Schoology' }).click();
  const title = choice.title ?? choice.formative;
  await page.getByRole('link', { name: title }).first().waitFor();
  await context.close();
  return materialOf(world, title);
}

/** *Add File/Link/External Tool*, with its URL and its "Enable grading" box. */
export async function addByExternalTool(
  world: World,
  choice: { title: string; url?: string; grading: boolean; points?: string },
): Promise<string> {
  const { page, context } = await world.arrive('maria', MATERIALS);
  await page.getByText('Add Materials', { exact: true }).click();
  await page.getByRole('link', { name: 'Add File/Link/External Tool' }).click();
  await page.getByLabel('Name').fill(choice.title);
  if (choice.url) await page.getByLabel('URL').fill(choice.url);
  await page.getByLabel('Enable grading').setChecked(choice.grading);
  if (choice.points) await page.getByLabel('Points').fill(choice.points);
  await page.getByRole('button', { name: 'Submit' }).click();
  await page.getByRole('link', { name: choice.title }).first().waitFor();
  await context.close();
  return materialOf(world, choice.title);
}

function materialOf(world: World, title: string): string {
  const material = world.lms.lms
    .courses()
    .flatMap((course) => course.materials)
    .findLast((m) => m.title === title);
  if (!material) throw new Error(`no material ${title}`);
  return material.id;
}

export const open = (
  world: World,
  person: string,
  material: string,
  device?: Parameters<World['arrive']>[2],
) => world.arrive(person, `${MATERIALS}/materials/${material}`, device);

/** Answers the exit ticket by keyboard and pointer; `right` or one question wrong, or some left blank. */
export async function answerExitTicket(
  { tool }: Visit,
  how: 'all-right' | 'one-wrong' | 'two-blank' = 'all-right',
): Promise<void> {
  const question = (number: number) => tool.getByRole('region', { name: `Question ${number}`, exact: true });
  await question(1)
    .getByRole('radio', { name: how === 'one-wrong' ? 'The gravity of the Moon' : 'Sunlight' })
    .check();
  for (const name of ['mirror', 'Fog', 'Dew'])
    await question(2)
      .getByRole('checkbox', { name: new RegExp(name) })
      .check();
  await question(3).getByRole('radio', { name: 'True' }).check();
  if (how !== 'two-blank') {
    await question(4).getByRole('textbox').fill('6,7 mm');
    await question(5).getByRole('textbox').fill('  Condensation ');
  }
  await tool.getByText('All answers saved').first().waitFor();
}

/** Reviews and submits. */
export async function submit({ tool }: Visit): Promise<void> {
  await tool.getByRole('button', { name: 'Review and submit' }).click();
  const dialog = tool.getByRole('dialog');
  await dialog.getByRole('button', { name: /^Submit/ }).click();
  await tool.getByText('Submitted on').waitFor();
}

/** What the LMS's gradebook holds for one learner and material; null for an empty cell. */
export function cell(world: World, material: string, person: string) {
  const cells = world.lms.lms.gradebook({ course: COURSE });
  return cells.find((c) => c.material === material && c.person === person) ?? null;
}

export async function gradeArrives(
  world: World,
  material: string,
  person: string,
  score: number,
  ms = 60_000,
) {
  const found = await eventually(
    () => cell(world, material, person),
    (c) => c?.score === score,
    ms,
  );
  expect(found?.score).toBe(score);
  return found;
}

/** A teacher's row in the class list or on Grade Passback. */
export const row = ({ tool }: Visit, name: string) => tool.getByRole('row').filter({ hasText: name });

/** Presses Tab until the focus is on something in the tool with that name; fails when it never gets there. */
export async function tabTo({ page, tool }: Visit, name: RegExp): Promise<void> {
  const focused = tool.locator(':focus');
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab');
    if ((await focused.count()) === 0) continue;
    const words = await focused.evaluate((element) => {
      const label = element.closest('label') ?? document.querySelector(`label[for="${element.id}"]`);
      return `${element.getAttribute('aria-label') ?? ''} ${label?.textContent ?? ''} ${element.textContent ?? ''}`;
    });
    if (name.test(words)) return;
  }
  throw new Error(`the keyboard never reached ${name}`);
}
