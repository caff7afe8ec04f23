import { Hono } from 'hono';
import { cellOf } from '../grades.ts';
import type { Column, Person } from '../model.ts';
import { SCOPE } from '../personalities/personality.ts';
import { type Practice, pageSizeOf } from '../practice.ts';
import { lineItemUrl } from '../protocol/addresses.ts';
import { learnersOf } from '../roster.ts';
import { allPaths, columnAt } from './paths.ts';
import { bearer, type Ctx, type Env, page, refuse, service, typed } from './service.ts';

const CONTAINER = 'application/vnd.ims.lis.v2.resultcontainer+json';

/** What stands in one cell (AGS 2.0 §3.3), or nothing when it is blank and has no comment. */
const result = (practice: Practice, column: Column, person: Person): Record<string, unknown>[] => {
  const cell = cellOf(practice.store.state, column.id, person.id);
  if (cell === null || (cell.score === null && cell.comment === null)) return [];
  const [path, query] = lineItemUrl(practice, column).split('?');
  return [
    {
      id: `${path}/results/${encodeURIComponent(person.sub)}${query === undefined ? '' : `?${query}`}`,
      scoreOf: lineItemUrl(practice, column),
      userId: person.sub,
      resultMaximum: column.maximum,
      ...(cell.score === null ? {} : { resultScore: cell.score }),
      ...(cell.comment === null ? {} : { comment: cell.comment }),
      ...(cell.scoringUserId === null ? {} : { scoringUserId: cell.scoringUserId }),
    },
  ];
};

const list = (practice: Practice, c: Ctx, query: string): Response => {
  const found = columnAt(practice, c, query);
  if (found instanceof Response) return found;
  if (c.req.header('accept') !== CONTAINER) return refuse(406, `Accept must be ${CONTAINER}`);
  const { state } = practice.store;
  const user = c.req.query('user_id');
  const people = learnersOf(state, found.course).filter(
    (person) => user === undefined || person.sub === user,
  );
  const results = people.flatMap((person) => result(practice, found.column, person));
  const { items, headers } = page(c, practice, results, pageSizeOf(state));
  return typed(200, CONTAINER, items, headers);
};

/** The result service (AGS 2.0 §3.3): what the gradebook has now, whoever wrote it. */
export const resultRoutes = (practice: Practice): Hono<Env> => {
  const app = new Hono<Env>();
  for (const { lineItem, query } of allPaths()) {
    app.get(`${lineItem}/results`, service(practice, 'results'), bearer(practice, SCOPE.result), (c) =>
      list(practice, c, query),
    );
  }
  return app;
};
