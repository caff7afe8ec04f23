/** Words of the teacher's screens. */
import { area } from './translate.ts';

export const teacher = area({}, {});
