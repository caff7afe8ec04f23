/** The Worker: what arrives, and who deals with it. */

import { purgeNonces } from './cron/jobs.ts';
import type { Env } from './env.ts';
import { consumeDeadLetters, consumePassback } from './queues/passback.ts';
import type { WakeUp } from './queues/wake-up.ts';
import { app } from './web/app.ts';

export { AssignmentObject } from './assignment/object.ts';
export { PlatformObject } from './platform/object.ts';

export default {
  fetch: app.fetch,
  async queue(batch, env) {
    if (batch.queue.endsWith('-dead')) consumeDeadLetters(batch);
    else await consumePassback(batch, env);
  },
  async scheduled(controller, env) {
    await purgeNonces(env, controller.scheduledTime);
  },
} satisfies ExportedHandler<Env, WakeUp>;
