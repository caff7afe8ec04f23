import type { JWK } from 'jose';
import * as message from './check-message.ts';
import * as token from './check-token.ts';
import type { Launch } from './launch.ts';
import type { PlatformRegistration } from './platform.ts';
import { readLaunch } from './read-launch.ts';
import type { LaunchState } from './state.ts';

export type LaunchInput = {
  /** The form the platform posted. */
  form: URLSearchParams;
  /** Opened from the form's `state`, and already found to belong to this browser. */
  state: LaunchState;
  /** The registration the state names. */
  platform: PlatformRegistration;
  /** Audiences beside the tool's own that this platform may name; none unless given. */
  trustedAudiences?: readonly string[];
  /** The platform's key of that id, out of `parseKeySet`, whose set was fetched anew if the id was unknown; null when there is none. */
  keyByKid: (kid: string) => Promise<JWK | null>;
  /** Whether this deployment of (issuer, client id) is registered and active. */
  deploymentIsKnown: (deploymentId: string) => Promise<boolean>;
  /** scheme://host[:port] of the tool. */
  toolOrigin: string;
  /** Lets service URLs live on loopback: local development only. */
  allowLoopback: boolean;
  now: Date;
};

/** A launch under examination: what was given, and what the steps so far have taken from it. */
export type Examination = {
  readonly input: LaunchInput;
  idToken: string;
  header: Record<string, unknown>;
  claims: Record<string, unknown>;
  key: JWK | null;
};

type Step = { name: string; spec: string; check: (exam: Examination) => void | Promise<void> };

/** The checks of a launch, in the order they are made. Nothing in the token is believed before its signature is. */
export const LAUNCH_STEPS: readonly Step[] = [
  { name: 'form has each field once', spec: 'RFC 6749 §3.1', check: token.formFields },
  { name: 'platform reports no error', spec: 'SEC 1.0 §5.1.1.5', check: token.platformError },
  { name: 'token is there and not huge', spec: 'SEC 1.0 §5.1.1.3', check: token.tokenPresent },
  { name: 'token is well formed', spec: 'RFC 7519 §7.2', check: token.shape },
  { name: 'algorithm is RS256', spec: 'SEC 1.0 §5.1.3 step 6', check: token.algorithm },
  { name: 'header asks for nothing unknown', spec: 'RFC 7515 §4.1.11', check: token.criticalHeader },
  { name: 'key id', spec: 'SEC 1.0 §6.3', check: token.keyId },
  { name: 'registration is the one of the login', spec: 'SEC 1.0 §5.1.1', check: token.registration },
  { name: 'key', spec: 'SEC 1.0 §6.3', check: token.key },
  { name: 'signature', spec: 'SEC 1.0 §5.1.3 step 1', check: token.signature },
  { name: 'issuer', spec: 'SEC 1.0 §5.1.3 step 2', check: token.issuer },
  { name: 'audience', spec: 'SEC 1.0 §5.1.3 step 3', check: token.audience },
  { name: 'authorized party', spec: 'SEC 1.0 §5.1.3 steps 4, 5', check: token.authorizedParty },
  { name: 'expiry', spec: 'SEC 1.0 §5.1.3 step 7', check: token.expiry },
  { name: 'time of issue', spec: 'SEC 1.0 §5.1.3 step 8', check: token.issuedAt },
  { name: 'not before', spec: 'RFC 7519 §4.1.5', check: token.notBefore },
  { name: 'nonce', spec: 'SEC 1.0 §5.1.3 step 9', check: token.nonce },
  { name: 'version', spec: 'Core 1.3 §5.3.2', check: message.version },
  { name: 'message type', spec: 'Core 1.3 §5.3.1', check: message.messageType },
  { name: 'deployment', spec: 'Core 1.3 §5.3.3', check: message.deployment },
  { name: 'target link', spec: 'Core 1.3 §5.3.4', check: message.targetLink },
  { name: 'roles', spec: 'Core 1.3 §5.3.7', check: message.roles },
  { name: 'resource link', spec: 'Core 1.3 §5.3.5', check: message.resourceLink },
  { name: 'user', spec: 'Core 1.3 §5.3.6', check: message.user },
  { name: 'deep linking settings', spec: 'DL 2.0 §4.4.1', check: message.deepLinkingSettings },
  { name: 'service URLs', spec: 'AGS 2.0 §3.1; NRPS 2.0 §3.6.1.1', check: message.serviceUrls },
];

/**
 * Verifies a launch: one step after the other, and the first that fails throws its LaunchError. What comes back is proven to
 * be from the platform, for this tool, in answer to this login, now. Two things are left to the caller, who has the means:
 * opening `state` and matching it to the browser beforehand, and spending the nonce, once and atomically, afterwards.
 * 1EdTech Security Framework 1.0 §5.1.3; LTI Core 1.3 §5.3; Deep Linking 2.0 §4.4.
 */
export async function verifyLaunch(input: LaunchInput): Promise<Launch> {
  const exam: Examination = { input, idToken: '', header: {}, claims: {}, key: null };
  for (const step of LAUNCH_STEPS) await step.check(exam);
  return readLaunch(exam.claims, message.hostRule(input), token.acceptableUntil(exam.claims));
}
