/**
 * A small LMS that speaks the platform side of LTI 1.3 Advantage over real HTTP: a reading of the specifications that shares no
 * code with the tool. `startPracticeLms` runs it in this process and hands out the control `lms`; `main.ts` runs it
 * on its own, and the same control is then at `POST /control/{command}` with a JSON object:
 *
 *   people {}                courses {}               gradebook {course}       scoreLog {}    requestLog {}
 *   tokensIssued {}          clearLogs {}             faults {}                clearFaults {} setFaults {faults: [fault, …]}
 *   addMaterial {course, title, points?, targetLinkUri?, custom?, gradingEnabled?, due?}
 *   editMaterial {material, title?, points?, due?}    removeMaterial {material}
 *   dropLearner {course, person}                      enrolLearner {course, person}
 *   addLearners {course, count}                       copyCourse {course, into?, title?}
 *   setCell {column, person, score, comment?}         (column: a column id, or the id of a graded material)
 *   rotateKeys {}            revokeTokens {}          setPersonality {name}
 *   changeSettings {storageTarget?, privacy?, tokenSeconds?, pageSize?}
 *   mintLaunch {person, material?, course?, nonce?, overrides?}    → {idToken, payload}
 *   mintIdToken {payload, header?, key?}                           → {idToken}
 *
 * `lms.ts` says what each takes and answers, `faults.ts` what a fault is. The issuer's identifiers and everybody's
 * `sub` are those of the personality the state began with; a change of personality changes everything else at once.
 */

import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { controlRoutes } from './control.ts';
import { createFaultBoard } from './faults.ts';
import { createLms, type Lms } from './lms.ts';
import { createLogs } from './logs.ts';
import type { PersonalityName } from './personalities/personality.ts';
import type { Practice } from './practice.ts';
import { authorizationEndpoint, jwksUri, tokenEndpoint } from './protocol/addresses.ts';
import { makeKey } from './protocol/keys.ts';
import { protocolRoutes } from './protocol/routes.ts';
import { courseRoutes } from './screens/course-routes.ts';
import { districtRoutes } from './screens/district-routes.ts';
import { seedState } from './seed.ts';
import { lineItemRoutes } from './services/line-items.ts';
import { membershipRoutes } from './services/memberships.ts';
import { resultRoutes } from './services/results.ts';
import { scoreRoutes } from './services/scores.ts';
import type { Env } from './services/service.ts';
import { tokenRoutes } from './services/token.ts';
import { openStore } from './store.ts';

export type { Fault } from './faults.ts';
export type { GradebookCell } from './grades.ts';
export type { CourseView, Lms, MaterialView, PersonView } from './lms.ts';
export type { ScoreLogEntry } from './logs.ts';
export type { PersonalityName } from './personalities/personality.ts';

export type PracticeOptions = {
  /** 0 or absent: any free one. */
  port?: number;
  host?: string;
  /** The tool's origin, such as http://localhost:8787. */
  toolOrigin: string;
  /** A JSON file that keeps everything across restarts; absent: memory. Faults, tokens and logs are never kept. */
  statePath?: string;
  /** For a state that begins now; one that was kept has its own. */
  personality?: PersonalityName;
};

export type PracticeLms = {
  url: string;
  /** What the tool must know to be registered here. */
  registration: {
    issuer: string;
    clientId: string;
    deploymentId: string;
    authorizationEndpoint: string;
    tokenEndpoint: string;
    jwksUri: string;
    /** Hosts, with ports, at which this platform's services live. */
    serviceHosts: string[];
  };
  lms: Lms;
  close: () => Promise<void>;
};

const site = (practice: Practice, lms: Lms): Hono<Env> => {
  const app = new Hono<Env>();
  // An answer says that something happened; by then it must be on disk.
  app.use(async (_c, next) => {
    await next();
    await practice.store.saved();
  });
  app.route('/', protocolRoutes(practice));
  app.route('/', tokenRoutes(practice));
  app.route('/', scoreRoutes(practice));
  app.route('/', resultRoutes(practice));
  app.route('/', lineItemRoutes(practice));
  app.route('/', membershipRoutes(practice));
  app.route('/', controlRoutes(lms));
  app.route('/', districtRoutes(practice, lms));
  app.route('/', courseRoutes(practice, lms));
  app.onError((error, c) => {
    console.error(error);
    return c.text('The practice LMS has a bug; see its log.', 500);
  });
  return app;
};

const listen = (server: Server, port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.removeListener('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });

/**
 * Starts an LMS and resolves once it answers.
 * @throws the error of Node with its `code` (`EADDRINUSE` for a taken port), and for a state file that cannot be read
 */
export async function startPracticeLms(options: PracticeOptions): Promise<PracticeLms> {
  const { port = 0, host = '127.0.0.1', statePath, personality = 'schoology' } = options;
  const store = await openStore(statePath, () => seedState(personality));
  const practice: Practice = {
    url: '',
    toolOrigin: new URL(options.toolOrigin).origin,
    store,
    logs: createLogs(),
    faults: createFaultBoard(),
    tokens: new Map(),
  };
  if (store.state.keys.length === 0) {
    store.state.keys = [await makeKey(store.state)];
    store.changed();
  }
  const lms = createLms(practice);
  const server = createAdaptorServer({ fetch: site(practice, lms).fetch }) as Server;
  practice.url = `http://${host}:${await listen(server, port, host)}`;
  await store.saved();
  return {
    url: practice.url,
    registration: {
      issuer: practice.url,
      clientId: store.state.clientId,
      deploymentId: store.state.deploymentId,
      authorizationEndpoint: authorizationEndpoint(practice),
      tokenEndpoint: tokenEndpoint(practice),
      jwksUri: jwksUri(practice),
      serviceHosts: [new URL(practice.url).host],
    },
    lms,
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await store.saved();
    },
  };
}
