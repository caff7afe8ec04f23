import { type Context, Hono } from 'hono';
import { setCell } from '../grades.ts';
import type { Lms } from '../lms.ts';
import { findMaterial } from '../materials.ts';
import { type Course, fullName, type Material } from '../model.ts';
import type { Practice } from '../practice.ts';
import { activeMembership, findCourse, findPerson, teaches } from '../roster.ts';
import { type ScreenEnv, someone } from './browser.ts';
import { confirmPage, copyPage, editPage, externalToolPage } from './forms.ts';
import { gradebookPage, gradesPage } from './gradebook.ts';
import { materialsPage } from './materials.ts';
import { membersPage } from './members.ts';
import { parseMaterialForm, parseScore, textField } from './read-form.ts';
import { stopPage } from './stop.ts';
import { loginPage, materialPage, pickerPage } from './tool-frame.ts';

type C = Context<ScreenEnv>;

const seconds = (): number => Math.floor(Date.now() / 1000);

/** The pages of a course. Students get materials and their own grades; the rest is for who teaches it. */
export const courseRoutes = (practice: Practice, lms: Lms): Hono<ScreenEnv> => {
  const { store } = practice;
  const app = new Hono<ScreenEnv>().basePath('/courses/:course');
  app.use(someone(practice));
  app.use(`/*`, someone(practice));

  const stop = (c: C, status: 403 | 404, reason: string) =>
    c.html(stopPage(practice, c.get('person'), reason), status);

  const inCourse = (
    c: C,
    then: (course: Course) => Response | Promise<Response>,
  ): Response | Promise<Response> => {
    const course = findCourse(store.state, c.req.param('course') ?? '');
    if (course === null) return stop(c, 404, 'There is no such course.');
    const person = c.get('person');
    return activeMembership(course, person.id) === null
      ? stop(c, 403, `${fullName(person)} is not in ${course.title}.`)
      : then(course);
  };
  const asTeacher = (c: C, then: (course: Course) => Response | Promise<Response>) =>
    inCourse(c, (course) =>
      teaches(course, c.get('person').id) ? then(course) : stop(c, 403, 'Only teachers can open this page.'),
    );
  const withMaterial = (c: C, course: Course, then: (material: Material) => Response | Promise<Response>) => {
    const material = findMaterial(store.state, c.req.param('material') ?? '');
    return material?.course === course.id ? then(material) : stop(c, 404, 'This material has been deleted.');
  };

  app.get('/', (c) =>
    inCourse(c, (course) => c.html(materialsPage(practice, c.get('person'), course, c.req.query()))),
  );

  app.get('/add/passback', (c) =>
    asTeacher(c, (course) => c.html(pickerPage(practice, c.get('person'), course))),
  );
  app.get('/add/passback/launch', (c) =>
    asTeacher(c, (course) =>
      c.html(
        loginPage(
          practice,
          c.get('person'),
          { message: 'deep-linking', course: course.id, material: null },
          seconds(),
        ),
      ),
    ),
  );
  app.get('/add/external', (c) =>
    asTeacher(c, (course) => c.html(externalToolPage(practice, c.get('person'), course, null, null))),
  );
  app.post('/add/external', (c) =>
    asTeacher(c, async (course) => {
      const read = parseMaterialForm(await c.req.parseBody());
      if (read.kind === 'problem')
        return c.html(externalToolPage(practice, c.get('person'), course, read.form, read.reason), 400);
      const { title, url, points, due } = read;
      const { id } = lms.addMaterial({ course: course.id, title, targetLinkUri: url, points, due });
      return c.redirect(`/courses/${course.id}?added=${id}`, 303);
    }),
  );

  app.get('/materials/:material', (c) =>
    inCourse(c, (course) =>
      withMaterial(c, course, (material) =>
        c.html(materialPage(practice, c.get('person'), course, material)),
      ),
    ),
  );
  app.get('/materials/:material/launch', (c) =>
    inCourse(c, (course) =>
      withMaterial(c, course, (material) =>
        c.html(
          loginPage(
            practice,
            c.get('person'),
            { message: 'resource-link', course: course.id, material },
            seconds(),
          ),
        ),
      ),
    ),
  );
  app.get('/materials/:material/edit', (c) =>
    asTeacher(c, (course) =>
      withMaterial(c, course, (material) =>
        c.html(editPage(practice, c.get('person'), course, material, null, null)),
      ),
    ),
  );
  app.post('/materials/:material/edit', (c) =>
    asTeacher(c, (course) =>
      withMaterial(c, course, async (material) => {
        const read = parseMaterialForm(await c.req.parseBody());
        if (read.kind === 'problem')
          return c.html(editPage(practice, c.get('person'), course, material, read.form, read.reason), 400);
        lms.editMaterial({ material: material.id, title: read.title, points: read.points, due: read.due });
        return c.redirect(
          `/courses/${course.id}?notice=${encodeURIComponent(`Saved “${read.title}”.`)}`,
          303,
        );
      }),
    ),
  );
  app.get('/materials/:material/delete', (c) =>
    asTeacher(c, (course) =>
      withMaterial(c, course, (material) => c.html(confirmPage(practice, c.get('person'), course, material))),
    ),
  );
  app.post('/materials/:material/delete', (c) =>
    asTeacher(c, (course) =>
      withMaterial(c, course, (material) => {
        lms.removeMaterial({ material: material.id });
        return c.redirect(
          `/courses/${course.id}?notice=${encodeURIComponent(`Deleted “${material.title}”.`)}`,
          303,
        );
      }),
    ),
  );

  app.get('/gradebook', (c) =>
    asTeacher(c, (course) =>
      c.html(gradebookPage(practice, c.get('person'), course, c.req.query('notice') ?? null)),
    ),
  );
  app.post('/gradebook', (c) =>
    asTeacher(c, async (course) => {
      const form = await c.req.parseBody();
      const column = store.state.columns.find((one) => one.id === form.column && one.course === course.id);
      const learner = findPerson(store.state, textField(form, 'person'));
      const score = parseScore(textField(form, 'score'));
      if (column === undefined || learner === null)
        return stop(c, 404, 'This column or student is not in the course any more.');
      if (score === 'not-a-number')
        return c.html(
          gradebookPage(
            practice,
            c.get('person'),
            course,
            'That is not a grade: enter a number from 0, or nothing.',
          ),
          400,
        );
      setCell(store.state, { column: column.id, person: learner.id, score }, Date.now());
      store.changed();
      const what =
        score === null
          ? `Blanked ${column.label} for ${learner.given}.`
          : `Saved ${score} for ${learner.given}.`;
      return c.redirect(`/courses/${course.id}/gradebook?notice=${encodeURIComponent(what)}`, 303);
    }),
  );
  app.get('/grades', (c) => inCourse(c, (course) => c.html(gradesPage(practice, c.get('person'), course))));

  app.get('/members', (c) =>
    asTeacher(c, (course) =>
      c.html(membersPage(practice, c.get('person'), course, c.req.query('notice') ?? null)),
    ),
  );
  app.post('/members', (c) =>
    asTeacher(c, async (course) => {
      const form = await c.req.parseBody();
      const learner = findPerson(store.state, textField(form, 'person'));
      if (learner === null) return stop(c, 404, 'There is no such person.');
      const where = { course: course.id, person: learner.id };
      const drops = form.action === 'drop';
      if (drops) lms.dropLearner(where);
      else lms.enrolLearner(where);
      const what = `${drops ? 'Dropped' : 'Enrolled'} ${fullName(learner)}.`;
      return c.redirect(`/courses/${course.id}/members?notice=${encodeURIComponent(what)}`, 303);
    }),
  );

  app.get('/copy', (c) => asTeacher(c, (course) => c.html(copyPage(practice, c.get('person'), course))));
  app.post('/copy', (c) =>
    asTeacher(c, async (course) => {
      const form = await c.req.parseBody();
      const [into, title] = [textField(form, 'into'), textField(form, 'title').trim()];
      if (into !== '' && findCourse(store.state, into) === null)
        return stop(c, 404, 'There is no such course.');
      const target = lms.copyCourse({
        course: course.id,
        ...(into === '' ? {} : { into }),
        ...(title === '' ? {} : { title }),
      });
      return c.redirect(
        `/courses/${target.id}?notice=${encodeURIComponent(`Copied ${course.title} to ${target.title}.`)}`,
        303,
      );
    }),
  );
  return app;
};
