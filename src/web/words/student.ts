/** Words of the student's screens. */
import { area } from './translate.ts';

export const student = area({}, {});
