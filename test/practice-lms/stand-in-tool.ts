import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { type PracticeLms, type PracticeOptions, startPracticeLms } from './practice-lms.ts';

export const AGS = 'https://purl.imsglobal.org/spec/lti-ags/scope/';
export const SCOPES = {
  lineItem: `${AGS}lineitem`,
  score: `${AGS}score`,
  result: `${AGS}result.readonly`,
  memberships: 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
} as const;
export const TYPES = {
  item: 'application/vnd.ims.lis.v2.lineitem+json',
  items: 'application/vnd.ims.lis.v2.lineitemcontainer+json',
  score: 'application/vnd.ims.lis.v1.score+json',
  results: 'application/vnd.ims.lis.v2.resultcontainer+json',
  roster: 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json',
} as const;
export const COURSE = '6412083715';

/** A tool of a few lines: a key pair, a key set served over HTTP, and whatever a test makes it sign or ask. */
export type StandInTool = {
  origin: string;
  sign: (claims: JWTPayload, header?: Record<string, string | undefined>) => Promise<string>;
  close: () => Promise<void>;
};

export const startTool = async (): Promise<StandInTool> => {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'tool-1', alg: 'RS256', use: 'sig' }] };
  const server: Server = createServer((request, response) => {
    const known = request.url === '/lti/jwks';
    response.writeHead(known ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(known ? keys : {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sign: (claims, header = {}) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'tool-1', ...header }).sign(privateKey),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

export const now = (): number => Math.floor(Date.now() / 1000);

/** An LMS and a tool registered with it. */
export type Pair = PracticeLms & {
  tool: StandInTool;
  /** POST to the token endpoint; the claims, header and fields of a correct request can be replaced. */
  askToken: (
    scope: string,
    change?: {
      claims?: JWTPayload;
      header?: Record<string, string | undefined>;
      fields?: Record<string, string>;
    },
  ) => Promise<Response>;
  /** An access token with these scopes. */
  token: (...scopes: string[]) => Promise<string>;
  end: () => Promise<void>;
};

export const startPair = async (options: Partial<PracticeOptions> = {}): Promise<Pair> => {
  const tool = await startTool();
  const practice = await startPracticeLms({ toolOrigin: tool.origin, ...options });
  const { clientId, tokenEndpoint } = practice.registration;

  const askToken: Pair['askToken'] = async (scope, { claims = {}, header, fields = {} } = {}) => {
    const assertion = await tool.sign(
      {
        iss: clientId,
        sub: clientId,
        aud: tokenEndpoint,
        iat: now(),
        exp: now() + 60,
        jti: crypto.randomUUID(),
        ...claims,
      },
      header,
    );
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
      scope,
      ...fields,
    });
    return fetch(tokenEndpoint, { method: 'POST', body });
  };
  return {
    ...practice,
    tool,
    askToken,
    token: async (...scopes) => {
      const answer = (await (await askToken(scopes.join(' '))).json()) as { access_token: string };
      return answer.access_token;
    },
    end: async () => {
      await practice.close();
      await tool.close();
    },
  };
};

/** What a launch of this person names: the addresses of the services, as the tool gets to see them. */
export const launchOf = async (pair: Pair, person: string, material: string) => {
  const { payload } = await pair.lms.mintLaunch({ person, material });
  const endpoint = payload['https://purl.imsglobal.org/spec/lti-ags/claim/endpoint'] as {
    scope: string[];
    lineitems: string;
    lineitem?: string;
  };
  const roster = payload['https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice'] as {
    context_memberships_url: string;
  };
  return { payload, ...endpoint, roster: roster.context_memberships_url, sub: payload.sub as string };
};

let tick = Date.now();
/** A score that is correct unless a field says otherwise; every call has a later timestamp than the one before. */
export const score = (userId: string, fields: Record<string, unknown> = {}): Record<string, unknown> => {
  tick += 1000;
  return {
    userId,
    timestamp: new Date(tick).toISOString(),
    activityProgress: 'Completed',
    gradingProgress: 'FullyGraded',
    ...fields,
  };
};

/** The address of `/scores` or `/results`: at the end of the path, the query kept. */
export const under = (lineItem: string, name: string): string => {
  const url = new URL(lineItem);
  url.pathname += `/${name}`;
  return url.href;
};

export const postScore = (
  lineItem: string,
  token: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetch(under(lineItem, 'scores'), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': TYPES.score, ...headers },
    body: JSON.stringify(body),
  });

export const get = (url: string, token: string, accept: string): Promise<Response> =>
  fetch(url, { headers: { authorization: `Bearer ${token}`, accept } });

/** The fields of the form on an auto-posting page. */
export const formFields = (page: string): Record<string, string> =>
  Object.fromEntries(
    [...page.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value
        .replaceAll('&quot;', '"')
        .replaceAll('&#39;', "'")
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&amp;', '&'),
    ]),
  );
