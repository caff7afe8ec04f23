/** The only place that knows how an assignment's object is found. */
import type { Env } from '../env.ts';

export const assignmentObject = (env: Pick<Env, 'ASSIGNMENT'>, assignmentId: string) =>
  env.ASSIGNMENT.getByName(assignmentId);
