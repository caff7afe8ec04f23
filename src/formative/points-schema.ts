/** The schema of points, apart from their arithmetic: pages calculate with points and need no validator. */
import * as z from 'zod/mini';
import { MOST_POINTS, UNITS } from './points.ts';

/** Points as they may be stored: 0 to 1,000,000 with at most four decimals. -0 becomes 0. */
export const pointsSchema = z.number().check(
  z.minimum(0),
  z.maximum(MOST_POINTS),
  z.refine((p) => Math.round(p * UNITS) / UNITS === p, { params: { code: 'too-many-decimals' } }),
  z.overwrite((p) => p + 0),
);
