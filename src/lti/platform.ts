/** What a tool knows about a platform it is registered with (1EdTech Security Framework 1.0 §5.1.1). */
export type PlatformRegistration = {
  /** The `iss` of its tokens, compared character by character. */
  issuer: string;
  /** The tool's `client_id` there; the `aud` of its launches. */
  clientId: string;
  /** OIDC authorization endpoint, where a login is sent on to. */
  authorizationEndpoint: string;
  /** OAuth 2 token endpoint of its services. */
  tokenEndpoint: string;
  /** Where it publishes its keys. */
  jwksUri: string;
  /** Hosts (host[:port]) its services may live on; line item, roster, next-page and return URLs are checked against them. */
  serviceHosts: string[];
};
