import type { Standing } from './roles.ts';

/** What a verified launch says. Everything the platform may leave out is nullable; texts are safe to show once escaped. */
export type Launch = ResourceLinkLaunch | DeepLinkingLaunch;

type LaunchBasis = {
  nonce: string;
  /** Until when this token could be accepted again, leeway included: keep its nonce as used at least that long. */
  expiresAt: Date;
  deploymentId: string;
  person: {
    sub: string;
    name: string | null;
    givenName: string | null;
    familyName: string | null;
    email: string | null;
  };
  /** BCP 47 tag: `launch_presentation.locale`, else the OIDC `locale`. */
  locale: string | null;
  roles: string[];
  standing: Standing;
  context: { id: string; title: string | null; label: string | null } | null;
  /** Keys lower-cased; values as sent. */
  custom: Record<string, string>;
  /** Where "back to the course" leads; null unless it is on one of the registration's hosts. */
  returnUrl: string | null;
  /** URLs are checked against the registration's hosts. `lineItem` is null when grading is off for the link. */
  ags: { lineItem: string | null; lineItems: string | null; scopes: string[] } | null;
  nrps: { membershipsUrl: string } | null;
};

/** LTI Core 1.3 §5.3: a person opened a resource link. */
export type ResourceLinkLaunch = LaunchBasis & {
  kind: 'resource-link';
  /** Signed, and on the tool's own origin. */
  targetLinkUri: string;
  resourceLink: { id: string; title: string | null; description: string | null };
};

/** Deep Linking 2.0 §4.4: a person wants to choose something to add. */
export type DeepLinkingLaunch = LaunchBasis & {
  kind: 'deep-linking';
  targetLinkUri: string | null;
  settings: DeepLinkingSettings;
};

export type DeepLinkingSettings = {
  /** On one of the registration's hosts. */
  returnUrl: string;
  acceptTypes: string[];
  acceptMultiple: boolean;
  /** True when the platform does not say. */
  acceptLineItem: boolean;
  title: string | null;
  text: string | null;
  /** To be echoed byte for byte. */
  data: string | null;
};
