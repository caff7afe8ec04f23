/** Session tokens: how long they live, and that nobody can make one. */
import { SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { openSession, type Session, sealSession } from '../../src/session/session.ts';

const secret = new Uint8Array(32).fill(7);
const NOW = 1_800_000_000_000;
const HOUR = 3_600_000;
const session: Session = {
  tenantId: 't',
  platformId: 'p',
  deploymentKey: 'd',
  personId: 'ana',
  sub: 's',
  role: 'learner',
  courseId: null,
  assignmentId: 'a',
  link: null,
  deepLink: null,
  locale: 'en',
  epoch: 0,
  launchedAt: NOW,
};

test('a session is what was sealed, and is renewed while it is used', async () => {
  const token = await sealSession(session, secret, NOW);
  expect(await openSession(token, secret, NOW + 1_000)).toEqual({ session, renew: false });
  expect(await openSession(token, secret, NOW + 10 * 60_000)).toEqual({ session, renew: true });
});

test('it ends an hour after the last use, and twelve hours after the launch however much it is used', async () => {
  const first = await sealSession(session, secret, NOW);
  expect(await openSession(first, secret, NOW + HOUR + 1_000)).toBeNull();
  let token = first;
  let now = NOW;
  for (let hours = 0; hours < 11.5; hours += 0.5) {
    now += HOUR / 2;
    const opened = await openSession(token, secret, now);
    expect(opened).not.toBeNull();
    token = await sealSession(session, secret, now);
  }
  expect(await openSession(token, secret, NOW + 12 * HOUR)).toBeNull();
});

test.each([
  ['another secret', () => sealSession(session, new Uint8Array(32).fill(8), NOW)],
  [
    'another kind of token',
    () =>
      new SignJWT({ session })
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .setIssuedAt(NOW / 1000)
        .setExpirationTime(NOW / 1000 + 60)
        .sign(secret),
  ],
  ['a session without a role', () => sealSession({ ...session, role: 'god' as never }, secret, NOW)],
  ['no token', async () => ''],
])('%s opens nothing', async (_, make) => {
  expect(await openSession(await make(), secret, NOW)).toBeNull();
});
