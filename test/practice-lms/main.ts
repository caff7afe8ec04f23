/**
 * Runs the practice LMS on its own: `node test/practice-lms/main.ts`.
 *
 *   PRACTICE_PORT         port, 9940 by default
 *   TOOL_ORIGIN           origin of the tool, http://localhost:8787 by default
 *   PRACTICE_STATE        a JSON file to keep everything in; memory only without it
 *   PRACTICE_PERSONALITY  schoology (default), canvas, moodle, brightspace or blackboard
 */
import { isPersonalityName } from './personalities/index.ts';
import { startPracticeLms } from './practice-lms.ts';

const fail = (message: string): never => {
  console.error(message);
  process.exit(1);
};

const {
  PRACTICE_PORT = '9940',
  TOOL_ORIGIN = 'http://localhost:8787',
  PRACTICE_STATE,
  PRACTICE_PERSONALITY = 'schoology',
} = process.env;
const port = Number(PRACTICE_PORT);
if (!Number.isInteger(port) || port < 0 || port > 65_535)
  fail(`PRACTICE_PORT is not a port: ${PRACTICE_PORT}`);
if (!URL.canParse(TOOL_ORIGIN)) fail(`TOOL_ORIGIN is not an origin: ${TOOL_ORIGIN}`);
const personality = isPersonalityName(PRACTICE_PERSONALITY)
  ? PRACTICE_PERSONALITY
  : fail(`PRACTICE_PERSONALITY is not known: ${PRACTICE_PERSONALITY}`);

try {
  const practice = await startPracticeLms({
    port,
    toolOrigin: TOOL_ORIGIN,
    personality,
    ...(PRACTICE_STATE ? { statePath: PRACTICE_STATE } : {}),
  });
  console.log(`Practice LMS: ${practice.url}`);
  const stop = (): void => {
    void practice.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  fail(
    code === 'EADDRINUSE'
      ? `Port ${port} is taken; set PRACTICE_PORT to another one.`
      : `The practice LMS did not start: ${message}`,
  );
}
