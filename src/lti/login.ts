import { LaunchError } from './errors.ts';
import type { PlatformRegistration } from './platform.ts';

/** A third-party initiated login, as the platform sent it. Nothing in it is authenticated. */
export type LoginRequest = {
  issuer: string;
  loginHint: string;
  targetLinkUri: string;
  clientId: string | null;
  deploymentId: string | null;
  messageHint: string | null;
  /** The frame that answers postMessage storage requests, or `_parent` (LTI Client Side postMessages). */
  storageTarget: string | null;
};

/** Longest accepted value in characters. Hints are opaque and some platforms put whole tokens there. */
const MAX_LENGTH = {
  iss: 255,
  login_hint: 4096,
  target_link_uri: 2048,
  client_id: 255,
  lti_deployment_id: 255,
  deployment_id: 255,
  lti_message_hint: 4096,
  lti_storage_target: 255,
} as const;

type Parameter = keyof typeof MAX_LENGTH;

/**
 * Reads the login initiation from a query or a form; both methods carry the same parameters. Unknown parameters are
 * ignored, blank optional ones count as absent, and Canvas' `deployment_id` serves where `lti_deployment_id` is missing.
 * Throws LaunchError('login-malformed') for a missing, repeated or overlong parameter or one with control characters.
 * SEC 1.0 §5.1.1.1; LTI Core 1.3 §4.1.
 */
export function parseLogin(params: URLSearchParams): LoginRequest {
  return {
    issuer: required(params, 'iss'),
    loginHint: required(params, 'login_hint'),
    targetLinkUri: required(params, 'target_link_uri'),
    clientId: optional(params, 'client_id'),
    deploymentId: optional(params, 'lti_deployment_id') ?? optional(params, 'deployment_id'),
    messageHint: optional(params, 'lti_message_hint'),
    storageTarget: optional(params, 'lti_storage_target'),
  };
}

function required(params: URLSearchParams, parameter: Parameter): string {
  return optional(params, parameter) ?? refuse(parameter, 'missing');
}

function optional(params: URLSearchParams, parameter: Parameter): string | null {
  const values = params.getAll(parameter);
  if (values.length > 1) return refuse(parameter, 'repeated');
  const value = values[0] ?? '';
  if (value.length > MAX_LENGTH[parameter]) return refuse(parameter, 'too-long');
  if (/\p{Cc}/u.test(value)) return refuse(parameter, 'control-character');
  return value.trim() === '' ? null : value;
}

function refuse(parameter: Parameter, problem: string): never {
  throw new LaunchError('login-malformed', { parameter, problem });
}

/**
 * The authentication request that answers a login: where to send the browser. The endpoint is the registration's, never
 * one from the request, so this cannot become an open redirect; a query already on it is kept.
 * `redirectUri` is the registered launch URL, `state` a sealed state, `nonce` at least 128 random bits.
 * Throws TypeError when the login is not this platform's. SEC 1.0 §5.1.1.2.
 */
export function authenticationRequest(input: {
  platform: PlatformRegistration;
  login: LoginRequest;
  redirectUri: string;
  state: string;
  nonce: string;
}): URL {
  const { platform, login } = input;
  if (login.issuer !== platform.issuer || (login.clientId ?? platform.clientId) !== platform.clientId) {
    throw new TypeError('the login belongs to another registration');
  }
  const url = new URL(platform.authorizationEndpoint);
  const parameters: Record<string, string | null> = {
    scope: 'openid',
    response_type: 'id_token',
    response_mode: 'form_post',
    prompt: 'none',
    client_id: platform.clientId,
    redirect_uri: input.redirectUri,
    login_hint: login.loginHint,
    lti_message_hint: login.messageHint,
    state: input.state,
    nonce: input.nonce,
  };
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null) url.searchParams.set(name, value);
  }
  return url;
}
