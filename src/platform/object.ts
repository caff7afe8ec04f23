/**
 * PlatformObject, one per registration: access tokens, how much may be sent now, and the circuit breaker. It hands out
 * a token and permits; the requests are made by whoever asked. 250 consumers mint one token and flood no LMS.
 */
import { DurableObject } from 'cloudflare:workers';
import type { Env } from '../env.ts';
import { readToken, tokenRequest } from '../lti/token.ts';
import { type Breaker, CLOSED, maySend, observe, type Traffic } from './breaker.ts';
import { ask } from './client.ts';
import { platformById } from './registrations.ts';
import { signingKey } from './signing-keys.ts';

export type Permit =
  | { kind: 'go'; accessToken: string; permits: number }
  /** Nothing may go out now. */
  | { kind: 'wait'; retryAfterMs: number }
  /** The platform gives us no token: the registration or the key was withdrawn. */
  | { kind: 'refused'; words: string };

type Token = { accessToken: string; expiresAt: number };

/** A token is not used in the last minute of its life. */
const MARGIN_MS = 60_000;
const TOKEN_RETRY_MS = 30_000;

export class PlatformObject extends DurableObject<Env> {
  #breaker: Breaker = CLOSED;
  readonly #minting = new Map<string, Promise<Token | Permit>>();

  /**
   * Asks for a token and for leave to send.
   * @param wanted how many requests the caller would like to make
   * @param refused a token the platform has just answered 401 to: it is dropped, and a new one asked for once
   */
  async permit(input: {
    platformId: string;
    scopes: string[];
    wanted: number;
    refused?: string;
  }): Promise<Permit> {
    // Whoever holds a refused token has been let through already.
    const leave =
      input.refused === undefined
        ? maySend(this.#breaker, input.wanted, Date.now())
        : { breaker: this.#breaker, permits: input.wanted, retryAfterMs: 0 };
    this.#breaker = leave.breaker;
    if (leave.permits === 0) return { kind: 'wait', retryAfterMs: leave.retryAfterMs };
    const token = await this.#token(input.platformId, input.scopes, input.refused);
    if ('kind' in token) return token;
    return { kind: 'go', accessToken: token.accessToken, permits: leave.permits };
  }

  /** How the requests went, so that the next permit fits what the platform takes. */
  report(traffic: Traffic): void {
    this.#breaker = observe(this.#breaker, traffic, Date.now());
  }

  async #token(platformId: string, scopes: string[], refused: string | undefined): Promise<Token | Permit> {
    const key = `token:${[...scopes].sort().join(' ')}`;
    const kept = await this.ctx.storage.get<Token>(key);
    if (kept && kept.accessToken !== refused && kept.expiresAt - MARGIN_MS > Date.now()) return kept;
    const minting =
      this.#minting.get(key) ?? this.#mint(platformId, scopes, key).finally(() => this.#minting.delete(key));
    this.#minting.set(key, minting);
    return minting;
  }

  async #mint(platformId: string, scopes: string[], storageKey: string): Promise<Token | Permit> {
    const now = new Date();
    const platform = await platformById(this.env, platformId, now.getTime());
    if (!platform) return { kind: 'refused', words: 'The registration is gone.' };
    const key = await signingKey(this.env, now.getTime());
    const read = readToken(await ask(await tokenRequest({ platform, scopes, key, now })), new Date());
    if (read.kind === 'unavailable')
      return { kind: 'wait', retryAfterMs: read.retryAfterMs ?? TOKEN_RETRY_MS };
    if (read.kind === 'refused') return { kind: 'refused', words: read.words };
    const token = { accessToken: read.accessToken, expiresAt: read.expiresAt.getTime() };
    await this.ctx.storage.put(storageKey, token);
    return token;
  }
}
