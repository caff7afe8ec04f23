/** The only place that knows how a platform's object is found. */
import type { Env } from '../env.ts';

export const platformObject = (env: Pick<Env, 'PLATFORM'>, platformId: string) =>
  env.PLATFORM.getByName(platformId);
