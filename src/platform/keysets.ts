/** The platforms' public keys, cached in the isolate: refetched once for an unknown key, never in a flood. */
import type { JWK } from 'jose';
import { IsolateMap } from '../isolate.ts';
import { parseKeySet } from '../lti/keyset.ts';
import { ask } from './client.ts';

type Cached = { keys: JWK[]; fetchedAt: number; freshUntil: number; fetching: Promise<void> | null };

const DEFAULT_FRESH_MS = 10 * 60_000;
const LONGEST_FRESH_MS = 24 * 3_600_000;
/** Between two fetches of one set, whatever key ids are invented. */
const COOL_DOWN_MS = 30_000;
const OTHERS_FETCH_MS = 5_000;
const cache = new IsolateMap<string, Cached>();

/**
 * @returns the key with that id, or null. An outage of the platform leaves the keys we have in force.
 * @param now epoch ms
 */
export async function platformKey(jwksUri: string, kid: string, now: number): Promise<JWK | null> {
  const entry = cache.get(jwksUri) ?? {
    keys: [],
    fetchedAt: Number.NEGATIVE_INFINITY,
    freshUntil: 0,
    fetching: null,
  };
  cache.set(jwksUri, entry);
  const find = () => entry.keys.find((key) => key.kid === kid) ?? null;
  const known = find();
  if (known && now < entry.freshUntil) return known;
  if (entry.fetching) {
    // Begun by another request, which may have gone away meanwhile: waited for, but not for ever.
    await Promise.race([entry.fetching, scheduler.wait(OTHERS_FETCH_MS)]);
  } else if (now - entry.fetchedAt >= COOL_DOWN_MS) {
    entry.fetching = refresh(jwksUri, entry, now).finally(() => {
      entry.fetching = null;
    });
    await entry.fetching;
  }
  return find();
}

async function refresh(jwksUri: string, entry: Cached, now: number): Promise<void> {
  entry.fetchedAt = now;
  const answer = await ask(new Request(jwksUri, { headers: { accept: 'application/json' } }));
  if (answer.kind !== 'answered' || answer.status !== 200) return;
  const keys = parseKeySet(parseJson(answer.body));
  if (keys.length === 0) return;
  entry.keys = keys;
  entry.freshUntil = now + freshFor(answer.headers);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** RFC 9111 max-age, within bounds; `no-cache` and `no-store` mean: ask again after the cool-down. */
function freshFor(headers: Headers): number {
  const directives = headers.get('cache-control') ?? '';
  if (/no-(cache|store)/i.test(directives)) return COOL_DOWN_MS;
  const seconds = /max-age=(\d{1,9})/i.exec(directives)?.[1];
  const ms = seconds === undefined ? DEFAULT_FRESH_MS : Number(seconds) * 1000;
  return Math.min(Math.max(ms, COOL_DOWN_MS), LONGEST_FRESH_MS);
}
