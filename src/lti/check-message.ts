import { CLAIM, LTI_VERSION, MESSAGE } from './claims.ts';
import { LaunchError } from './errors.ts';
import { identifierOf, kindOf, stringOf } from './read-claims.ts';
import { agsOf, nrpsOf, readDeepLinkingSettings, readResourceLink } from './read-launch.ts';
import type { Examination, LaunchInput } from './verify.ts';

/** The checks of the message inside a proven token: is it one we serve, complete, and from a deployment we know? */

/** Where this platform's services may live. */
export function hostRule(input: LaunchInput): { hosts: readonly string[]; allowLoopback: boolean } {
  return { hosts: input.platform.serviceHosts, allowLoopback: input.allowLoopback };
}

/** LTI 1.3.0: 'version-missing', 'version-unsupported'. Core 1.3 §5.3.2. */
export function version({ claims }: Examination): void {
  const got = stringOf(claims[CLAIM.version]);
  if (got === null) throw new LaunchError('version-missing', { got: kindOf(claims[CLAIM.version]) });
  if (got !== LTI_VERSION) throw new LaunchError('version-unsupported', { expected: LTI_VERSION, got });
}

/** A message this tool serves: 'message-type-missing', 'message-type-unsupported'. Core 1.3 §5.3.1. */
export function messageType({ claims }: Examination): void {
  const got = stringOf(claims[CLAIM.messageType]);
  if (got === null) throw new LaunchError('message-type-missing', { got: kindOf(claims[CLAIM.messageType]) });
  if (got !== MESSAGE.resourceLink && got !== MESSAGE.deepLinking) {
    throw new LaunchError('message-type-unsupported', { got });
  }
}

/** A deployment that is registered: 'deployment-missing', 'deployment-unknown'. Core 1.3 §5.3.3. */
export async function deployment({ input, claims }: Examination): Promise<void> {
  const id = identifierOf(claims[CLAIM.deploymentId], 'deployment_id', 'deployment-missing');
  if (!(await input.deploymentIsKnown(id))) throw new LaunchError('deployment-unknown', { deploymentId: id });
}

/** A target on the tool's own origin: 'target-link-missing', 'target-link-foreign'. Core 1.3 §5.3.4. */
export function targetLink({ input, claims }: Examination): void {
  const value = claims[CLAIM.targetLinkUri];
  const uri = stringOf(value);
  if (uri === null) {
    // Deep linking requests may do without, and those of the certification suite do.
    if (claims[CLAIM.messageType] === MESSAGE.deepLinking) return;
    throw new LaunchError('target-link-missing', { got: kindOf(value) });
  }
  if (!URL.canParse(uri)) throw new LaunchError('target-link-foreign', { expected: input.toolOrigin });
  const target = new URL(uri);
  const own = new URL(input.toolOrigin);
  // Host and scheme apart: the `origin` of a blob: URL is that of the page which made it.
  const isOurs = target.protocol === own.protocol && target.host === own.host;
  if (!isOurs || target.username !== '' || target.password !== '') {
    throw new LaunchError('target-link-foreign', { expected: own.origin, got: target.host });
  }
}

/** A list of roles, which may be empty: 'roles-missing'. Core 1.3 §5.3.7. */
export function roles({ claims }: Examination): void {
  const value = claims[CLAIM.roles];
  // May be empty; unknown roles are for whoever reads them to ignore.
  if (!Array.isArray(value) || !value.every((role) => typeof role === 'string')) {
    throw new LaunchError('roles-missing', { got: kindOf(value) });
  }
}

/** A resource launch names its link: 'resource-link-missing'. Core 1.3 §5.3.5. */
export function resourceLink({ claims }: Examination): void {
  if (claims[CLAIM.messageType] === MESSAGE.resourceLink) readResourceLink(claims);
}

/** The launch names a user: 'user-missing'. Core 1.3 §5.3.6. */
export function user({ claims }: Examination): void {
  identifierOf(claims.sub, 'sub', 'user-missing');
}

/** A deep linking launch has its settings: 'deep-linking-…'. DL 2.0 §4.4.1. */
export function deepLinkingSettings({ input, claims }: Examination): void {
  if (claims[CLAIM.messageType] === MESSAGE.deepLinking) readDeepLinkingSettings(claims, hostRule(input));
}

/** Services live on the registration's hosts: 'service-url-refused'. AGS 2.0 §3.1; NRPS 2.0 §3.6.1.1. */
export function serviceUrls({ input, claims }: Examination): void {
  agsOf(claims, hostRule(input));
  nrpsOf(claims, hostRule(input));
}
