import { describe, expect, it } from 'vitest';
import { LaunchError } from '../../src/lti/errors.ts';
import { authenticationRequest, parseLogin } from '../../src/lti/login.ts';
import { PLATFORM, TOOL_ORIGIN } from './sign.ts';

const REQUIRED = { iss: PLATFORM.issuer, login_hint: 'u 1&2', target_link_uri: `${TOOL_ORIGIN}/lti/launch` };
const params = (changes: Record<string, string> = {}) => new URLSearchParams({ ...REQUIRED, ...changes });

describe('parseLogin', () => {
  it('reads the three required parameters', () => {
    expect(parseLogin(params({ unknown: 'x', client_id: ' ' }))).toEqual({
      issuer: PLATFORM.issuer,
      loginHint: 'u 1&2',
      targetLinkUri: `${TOOL_ORIGIN}/lti/launch`,
      clientId: null,
      deploymentId: null,
      messageHint: null,
      storageTarget: null,
    });
  });

  it('reads the optional ones, and Canvas’ name for the deployment', () => {
    const optional = { client_id: 'c', lti_message_hint: 'm', lti_storage_target: '_parent' };
    expect(parseLogin(params({ ...optional, deployment_id: 'canvas' }))).toMatchObject({
      clientId: 'c',
      messageHint: 'm',
      storageTarget: '_parent',
      deploymentId: 'canvas',
    });
    expect(parseLogin(params({ deployment_id: 'canvas', lti_deployment_id: 'lti' })).deploymentId).toBe(
      'lti',
    );
  });

  it.each<[string, (login: URLSearchParams) => void, object]>([
    ['no issuer', (p) => p.delete('iss'), { parameter: 'iss', problem: 'missing' }],
    ['a blank hint', (p) => p.set('login_hint', ''), { parameter: 'login_hint', problem: 'missing' }],
    ['no target', (p) => p.delete('target_link_uri'), { parameter: 'target_link_uri', problem: 'missing' }],
    [
      'two issuers',
      (p) => p.append('iss', 'https://evil.example'),
      { parameter: 'iss', problem: 'repeated' },
    ],
    [
      'the same client twice',
      (p) => ['c', 'c'].map((c) => p.append('client_id', c)),
      { problem: 'repeated' },
    ],
    ['an endless hint', (p) => p.set('login_hint', 'x'.repeat(4097)), { problem: 'too-long' }],
    ['an endless message hint', (p) => p.set('lti_message_hint', 'x'.repeat(4097)), { problem: 'too-long' }],
    ['a line break', (p) => p.set('iss', 'https://lms.example\r\nx: y'), { problem: 'control-character' }],
  ])('refuses %s', (_, change, evidence) => {
    const login = params();
    change(login);
    const thrown = (() => {
      try {
        return parseLogin(login);
      } catch (error) {
        return error;
      }
    })();
    expect(thrown).toBeInstanceOf(LaunchError);
    expect(thrown).toMatchObject({ code: 'login-malformed', status: 400, evidence });
  });
});

describe('authenticationRequest', () => {
  const request = (changes: Record<string, string> = {}, platform = PLATFORM) =>
    authenticationRequest({
      platform,
      login: parseLogin(params(changes)),
      redirectUri: `${TOOL_ORIGIN}/lti/launch`,
      state: 's.t.u',
      nonce: 'n',
    });

  it('asks the registration’s endpoint for a token, and echoes the hints', () => {
    const url = request({ lti_message_hint: '{"m":"&"}' });
    expect(url.origin + url.pathname).toBe(PLATFORM.authorizationEndpoint);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      scope: 'openid',
      response_type: 'id_token',
      response_mode: 'form_post',
      prompt: 'none',
      client_id: PLATFORM.clientId,
      redirect_uri: `${TOOL_ORIGIN}/lti/launch`,
      login_hint: 'u 1&2',
      lti_message_hint: '{"m":"&"}',
      state: 's.t.u',
      nonce: 'n',
    });
  });

  it('invents no message hint, and keeps a query of the endpoint', () => {
    const url = request({}, { ...PLATFORM, authorizationEndpoint: 'https://lms.example/auth?tenant=7' });
    expect(url.searchParams.has('lti_message_hint')).toBe(false);
    expect(url.searchParams.get('tenant')).toBe('7');
  });

  it('cannot be turned to another place by the login', () => {
    expect(request({ target_link_uri: 'https://evil.example/' }).host).toBe(
      new URL(PLATFORM.authorizationEndpoint).host,
    );
    expect(() => request({ iss: 'https://evil.example' })).toThrow(TypeError);
    expect(() => request({ client_id: 'other' })).toThrow(TypeError);
  });
});
