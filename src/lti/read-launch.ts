import { CLAIM, MESSAGE } from './claims.ts';
import { LaunchError } from './errors.ts';
import type { DeepLinkingSettings, Launch } from './launch.ts';
import { booleanOf, identifierOf, kindOf, recordOf, stringOf, stringsOf } from './read-claims.ts';
import { standingOf } from './roles.ts';
import { displayText } from './text.ts';
import { serviceUrl } from './urls.ts';

type Claims = Record<string, unknown>;
type HostRule = { hosts: readonly string[]; allowLoopback: boolean };

const NAME = 255;
const TITLE = 500;
const PROSE = 2000;

/**
 * Turns the claims of a token that has passed every check into a Launch. Optional claims of a wrong type count as absent.
 * `expiresAt` is the caller's reckoning of how long the token stays acceptable; `hosts` are the registration's.
 * Throws LaunchError where a claim that is present cannot be trusted (an overlong context id, a service URL elsewhere).
 */
export function readLaunch(claims: Claims, rule: HostRule, expiresAt: Date): Launch {
  const basis = {
    nonce: identifierOf(claims.nonce, 'nonce', 'nonce-missing'),
    expiresAt,
    deploymentId: identifierOf(claims[CLAIM.deploymentId], 'deployment_id', 'deployment-missing'),
    person: {
      sub: identifierOf(claims.sub, 'sub', 'user-missing'),
      name: displayText(claims.name, NAME),
      givenName: displayText(claims.given_name, NAME),
      familyName: displayText(claims.family_name, NAME),
      email: displayText(claims.email, 320),
    },
    locale: localeOf(claims),
    roles: stringsOf(claims[CLAIM.roles]),
    standing: standingOf(stringsOf(claims[CLAIM.roles])),
    context: contextOf(claims),
    custom: customOf(claims),
    returnUrl: returnUrlOf(claims, rule),
    ags: agsOf(claims, rule),
    nrps: nrpsOf(claims, rule),
  };
  const target = stringOf(claims[CLAIM.targetLinkUri]);
  if (claims[CLAIM.messageType] === MESSAGE.deepLinking) {
    return {
      ...basis,
      kind: 'deep-linking',
      targetLinkUri: target,
      settings: readDeepLinkingSettings(claims, rule),
    };
  }
  if (target === null) throw new LaunchError('target-link-missing');
  return { ...basis, kind: 'resource-link', targetLinkUri: target, resourceLink: readResourceLink(claims) };
}

/** Which resource link was opened. Throws 'resource-link-missing' without an id. LTI Core 1.3 §5.3.5. */
export function readResourceLink(claims: Claims): {
  id: string;
  title: string | null;
  description: string | null;
} {
  const link = recordOf(claims[CLAIM.resourceLink]) ?? {};
  return {
    id: identifierOf(link.id, 'resource_link.id', 'resource-link-missing'),
    title: displayText(link.title, TITLE),
    description: displayText(link.description, PROSE),
  };
}

/**
 * What may be chosen, and where the choice goes. Throws 'deep-linking-settings-missing' without one of the three required
 * settings, 'deep-linking-return-refused' when the return URL is not on the registration's hosts. DL 2.0 §4.4.1.
 */
export function readDeepLinkingSettings(claims: Claims, rule: HostRule): DeepLinkingSettings {
  const settings = recordOf(claims[CLAIM.deepLinkingSettings]) ?? {};
  for (const name of ['accept_types', 'accept_presentation_document_targets']) {
    if (!Array.isArray(settings[name])) {
      throw new LaunchError('deep-linking-settings-missing', { claim: name, got: kindOf(settings[name]) });
    }
  }
  const returnUrl = stringOf(settings.deep_link_return_url);
  if (returnUrl === null)
    throw new LaunchError('deep-linking-settings-missing', { claim: 'deep_link_return_url' });
  if (!serviceUrl(returnUrl, rule)) {
    throw new LaunchError('deep-linking-return-refused', { host: hostOf(returnUrl) });
  }
  return {
    returnUrl,
    acceptTypes: stringsOf(settings.accept_types),
    acceptMultiple: booleanOf(settings.accept_multiple, false),
    acceptLineItem: booleanOf(settings.accept_lineitem, true),
    title: displayText(settings.title, TITLE),
    text: displayText(settings.text, PROSE),
    data: typeof settings.data === 'string' ? settings.data : null,
  };
}

/** Gradebook services of the launch, or null. Throws 'service-url-refused'. AGS 2.0 §3.1. */
export function agsOf(claims: Claims, rule: HostRule): Launch['ags'] {
  const endpoint = recordOf(claims[CLAIM.ags]);
  if (!endpoint) return null;
  return {
    lineItem: trustedUrl(endpoint.lineitem, 'lineitem', rule),
    lineItems: trustedUrl(endpoint.lineitems, 'lineitems', rule),
    scopes: stringsOf(endpoint.scope),
  };
}

/** The roster service of the launch, or null. Throws 'service-url-refused'. NRPS 2.0 §3.6.1.1. */
export function nrpsOf(claims: Claims, rule: HostRule): Launch['nrps'] {
  const url = recordOf(claims[CLAIM.nrps])?.context_memberships_url;
  const membershipsUrl = trustedUrl(url, 'context_memberships_url', rule);
  return membershipsUrl === null ? null : { membershipsUrl };
}

function trustedUrl(value: unknown, claim: string, rule: HostRule): string | null {
  const url = stringOf(value);
  if (url !== null && !serviceUrl(url, rule)) {
    throw new LaunchError('service-url-refused', { claim, host: hostOf(url) });
  }
  return url;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'unreadable';
}

function contextOf(claims: Claims): Launch['context'] {
  const context = recordOf(claims[CLAIM.context]);
  if (!context || stringOf(context.id) === null) return null;
  return {
    id: identifierOf(context.id, 'context.id', 'identifier-malformed'),
    title: displayText(context.title, TITLE),
    label: displayText(context.label, TITLE),
  };
}

function customOf(claims: Claims): Record<string, string> {
  const entries = Object.entries(recordOf(claims[CLAIM.custom]) ?? {});
  return Object.fromEntries(
    entries.flatMap(([key, value]) => (typeof value === 'string' ? [[key.toLowerCase(), value]] : [])),
  );
}

function localeOf(claims: Claims): string | null {
  const candidates = [recordOf(claims[CLAIM.launchPresentation])?.locale, claims.locale];
  const isTag = (value: unknown): value is string =>
    typeof value === 'string' && value.length <= 35 && /^[a-z]{2,8}([-_][a-z0-9]{1,8})*$/i.test(value);
  return candidates.find(isTag) ?? null;
}

function returnUrlOf(claims: Claims, rule: HostRule): string | null {
  const url = stringOf(recordOf(claims[CLAIM.launchPresentation])?.return_url);
  return url !== null && serviceUrl(url, rule) ? url : null;
}
