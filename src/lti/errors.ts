/**
 * Why a login or launch was turned away. A code is for a `switch`, a table of words and a support call;
 * nobody reads the message text.
 */

export type LaunchErrorCode =
  | 'login-malformed'
  | 'state-invalid'
  | 'state-expired'
  | 'form-malformed'
  | 'platform-error'
  | 'id-token-missing'
  | 'token-too-large'
  | 'token-malformed'
  | 'algorithm-refused'
  | 'header-unsupported'
  | 'key-id-missing'
  | 'registration-mismatch'
  | 'key-unknown'
  | 'key-unusable'
  | 'signature-invalid'
  | 'issuer-mismatch'
  | 'audience-mismatch'
  | 'audience-untrusted'
  | 'authorized-party-missing'
  | 'authorized-party-mismatch'
  | 'expiry-missing'
  | 'token-expired'
  | 'issued-at-missing'
  | 'issued-in-future'
  | 'token-too-old'
  | 'lifetime-invalid'
  | 'not-yet-valid'
  | 'nonce-missing'
  | 'nonce-mismatch'
  | 'version-missing'
  | 'version-unsupported'
  | 'message-type-missing'
  | 'message-type-unsupported'
  | 'deployment-missing'
  | 'deployment-unknown'
  | 'target-link-missing'
  | 'target-link-foreign'
  | 'roles-missing'
  | 'resource-link-missing'
  | 'user-missing'
  | 'identifier-malformed'
  | 'deep-linking-settings-missing'
  | 'deep-linking-return-refused'
  | 'service-url-refused';

type Row = { status: 400 | 401 | 403; spec: string };

/** One row a code: what HTTP status the outside sees, and the section that asks for the check. */
export const LAUNCH_ERRORS: Record<LaunchErrorCode, Row> = {
  'login-malformed': { status: 400, spec: 'SEC 1.0 §5.1.1.1' },
  'state-invalid': { status: 401, spec: 'SEC 1.0 §5.1.1.2; RFC 6749 §10.12' },
  'state-expired': { status: 401, spec: 'SEC 1.0 §5.1.1.2; RFC 6749 §10.12' },
  'form-malformed': { status: 400, spec: 'RFC 6749 §3.1' },
  'platform-error': { status: 401, spec: 'SEC 1.0 §5.1.1.5; OIDC Core §3.1.2.6' },
  'id-token-missing': { status: 400, spec: 'SEC 1.0 §5.1.1.3' },
  'token-too-large': { status: 400, spec: 'RFC 8725 §3.11' },
  'token-malformed': { status: 400, spec: 'RFC 7519 §7.2' },
  'algorithm-refused': { status: 401, spec: 'SEC 1.0 §5.1.3 step 6; RFC 8725 §3.1' },
  'header-unsupported': { status: 401, spec: 'RFC 7515 §4.1.11' },
  'key-id-missing': { status: 401, spec: 'SEC 1.0 §6.3; RFC 7515 §4.1.4' },
  'registration-mismatch': { status: 401, spec: 'SEC 1.0 §5.1.1' },
  'key-unknown': { status: 401, spec: 'SEC 1.0 §6.3' },
  'key-unusable': { status: 401, spec: 'SEC 1.0 §6.2; RFC 7518 §3.3' },
  'signature-invalid': { status: 401, spec: 'SEC 1.0 §5.1.3 step 1' },
  'issuer-mismatch': { status: 401, spec: 'SEC 1.0 §5.1.3 step 2' },
  'audience-mismatch': { status: 401, spec: 'SEC 1.0 §5.1.3 step 3' },
  'audience-untrusted': { status: 401, spec: 'SEC 1.0 §5.1.3 step 3' },
  'authorized-party-missing': { status: 401, spec: 'SEC 1.0 §5.1.3 step 4' },
  'authorized-party-mismatch': { status: 401, spec: 'SEC 1.0 §5.1.3 step 5' },
  'expiry-missing': { status: 401, spec: 'SEC 1.0 §5.1.3 step 7' },
  'token-expired': { status: 401, spec: 'SEC 1.0 §5.1.3 step 7' },
  'issued-at-missing': { status: 401, spec: 'SEC 1.0 §5.1.3 step 8' },
  'issued-in-future': { status: 401, spec: 'SEC 1.0 §5.1.3 step 8' },
  'token-too-old': { status: 401, spec: 'SEC 1.0 §5.1.3 step 8' },
  'lifetime-invalid': { status: 401, spec: 'SEC 1.0 §5.1.3 steps 7, 8' },
  'not-yet-valid': { status: 401, spec: 'RFC 7519 §4.1.5' },
  'nonce-missing': { status: 401, spec: 'SEC 1.0 §5.1.3 step 9' },
  'nonce-mismatch': { status: 401, spec: 'SEC 1.0 §5.1.3 step 9' },
  'version-missing': { status: 400, spec: 'Core 1.3 §5.3.2' },
  'version-unsupported': { status: 400, spec: 'Core 1.3 §5.3.2' },
  'message-type-missing': { status: 400, spec: 'Core 1.3 §5.3.1' },
  'message-type-unsupported': { status: 400, spec: 'Core 1.3 §5.3.1' },
  'deployment-missing': { status: 400, spec: 'Core 1.3 §5.3.3' },
  'deployment-unknown': { status: 403, spec: 'Core 1.3 §3.1.3, §5.3.3' },
  'target-link-missing': { status: 400, spec: 'Core 1.3 §5.3.4' },
  'target-link-foreign': { status: 403, spec: 'Core 1.3 §5.3.4' },
  'roles-missing': { status: 400, spec: 'Core 1.3 §5.3.7' },
  'resource-link-missing': { status: 400, spec: 'Core 1.3 §5.3.5' },
  'user-missing': { status: 400, spec: 'Core 1.3 §5.3.6' },
  'identifier-malformed': { status: 400, spec: 'Core 1.3 §5.3; OIDC Core §2' },
  'deep-linking-settings-missing': { status: 400, spec: 'DL 2.0 §4.4.1' },
  'deep-linking-return-refused': { status: 403, spec: 'DL 2.0 §4.4.1' },
  'service-url-refused': { status: 403, spec: 'AGS 2.0 §3.1; NRPS 2.0 §3.6.1.1' },
};

const EVIDENCE_LENGTH = 120;

/**
 * Thrown for every login or launch that a check rejects.
 * `evidence` holds short machine facts (expected, got) for logs: never a name, an email, a token or an answer.
 * Its values come from strangers, so they are cut to 120 characters and to printable ASCII: one log line stays one line.
 */
export class LaunchError extends Error {
  override readonly name = 'LaunchError';
  readonly code: LaunchErrorCode;
  readonly status: 400 | 401 | 403;
  readonly spec: string;
  readonly evidence: Record<string, string>;

  constructor(code: LaunchErrorCode, evidence: Record<string, string> = {}) {
    super(code);
    this.code = code;
    this.status = LAUNCH_ERRORS[code].status;
    this.spec = LAUNCH_ERRORS[code].spec;
    this.evidence = Object.fromEntries(
      Object.entries(evidence).map(([fact, value]) => [
        fact,
        value.slice(0, EVIDENCE_LENGTH).replace(/[^\x20-\x7e]/g, '?'),
      ]),
    );
  }
}
