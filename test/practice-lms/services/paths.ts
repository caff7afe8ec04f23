import { findColumn } from '../grades.ts';
import type { Column, Course } from '../model.ts';
import { PERSONALITIES } from '../personalities/index.ts';
import type { Practice } from '../practice.ts';
import { findCourse } from '../roster.ts';
import { type Ctx, refuse } from './service.ts';

/** The path templates of all personalities: an address given out before a change of personality keeps working. */
export const allPaths = (): (typeof PERSONALITIES)['schoology']['paths'][] =>
  Object.values(PERSONALITIES).map(({ paths }) => paths);

/** The course of a service address, or the refusal for one that names another registration or no course. */
export const courseAt = (practice: Practice, c: Ctx, query: string): Course | Response => {
  const { state } = practice.store;
  const { client, deployment, course = '' } = c.req.param() as Record<string, string | undefined>;
  if (client !== undefined && client !== state.clientId) return refuse(404, 'There is no such tool');
  if (deployment !== undefined && deployment !== state.deploymentId)
    return refuse(404, 'There is no such deployment');
  const [name, value] = query.split('=');
  if (query !== '' && c.req.query(name ?? '') !== value)
    return refuse(400, `The address must keep its query, ${query}`);
  return findCourse(state, course) ?? refuse(404, 'There is no such course');
};

/** The column of a service address, or the refusal. A column that was deleted is a 404. */
export const columnAt = (
  practice: Practice,
  c: Ctx,
  query: string,
): { course: Course; column: Column } | Response => {
  const course = courseAt(practice, c, query);
  if (course instanceof Response) return course;
  const column = findColumn(practice.store.state, c.req.param('item') ?? '');
  return column === null || column.course !== course.id
    ? refuse(404, 'There is no such line item')
    : { course, column };
};
