// A real authorization server (oidc-provider) on a free port of loopback, with TLS, and a protected resource that introspects at it.
// usage: node server.mjs TLSDIR; reads secrets from the environment; prints "ready PORT".
import https from 'node:https';
import fs from 'node:fs';
import Provider from 'oidc-provider';
import * as jose from 'jose';

const tls = process.argv[2];
const ca = fs.readFileSync(`${tls}/ca.pem`);
const server = https.createServer({ key: fs.readFileSync(`${tls}/server.key`), cert: fs.readFileSync(`${tls}/server.pem`) });
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const port = server.address().port;
const issuer = `https://localhost:${port}`;

const { privateKey } = await jose.generateKeyPair('ES256', { extractable: true });
const jwk = { ...(await jose.exportJWK(privateKey)), use: 'sig', alg: 'ES256', kid: 'k1' };
const { privateKey: rsa } = await jose.generateKeyPair('RS256', { extractable: true });
const rsaJwk = { ...(await jose.exportJWK(rsa)), use: 'sig', alg: 'RS256', kid: 'k2' };

const introspector = process.env.NHI_OIDC_INTROSPECTOR_SECRET;
const provider = new Provider(issuer, {
  jwks: { keys: [jwk, rsaJwk] },
  clients: [{ client_id: 'introspector', client_secret: introspector, grant_types: [], redirect_uris: [], response_types: [] }],
  clientAuthMethods: ['client_secret_basic', 'client_secret_post'],
  scopes: ['api:read', 'api:write'],
  cookies: { keys: ['unused'] },
  ttl: { ClientCredentials: 3600 },
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    introspection: { enabled: true, allowedPolicy: async (ctx, client) => client.clientId === 'introspector' },
    revocation: { enabled: true },
    registration: { enabled: true, initialAccessToken: process.env.NHI_OIDC_INITIAL_ACCESS_TOKEN },
    registrationManagement: { enabled: true, rotateRegistrationAccessToken: false },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => undefined,
      useGrantedResource: () => true,
      getResourceServerInfo: (ctx, resource) => ({
        scope: 'api:read api:write', audience: resource, accessTokenTTL: 3600, accessTokenFormat: 'jwt', jwt: { sign: { alg: 'ES256' } },
      }),
    },
  },
});
provider.on('server_error', (ctx, error) => console.error('server_error', error));

function introspect(token) {
  return new Promise((done, failed) => {
    const request = https.request(`${issuer}/token/introspection`, {
      method: 'POST', ca, agent: false,
      headers: { 'content-type': 'application/x-www-form-urlencoded', authorization: 'Basic ' + Buffer.from(`introspector:${encodeURIComponent(introspector)}`).toString('base64') },
    }, (response) => {
      let body = '';
      response.on('data', (part) => { body += part; });
      response.on('end', () => done(JSON.parse(body)));
    });
    request.on('error', failed);
    request.end(new URLSearchParams({ token }).toString());
  });
}

async function resource(request, response) {
  const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (!token) {
    response.writeHead(401, { 'www-authenticate': 'Bearer realm="resource"' }).end();
  } else if ((await introspect(token)).active === true) {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}');
  } else {
    response.writeHead(401, { 'www-authenticate': 'Bearer realm="resource, of tests", error="invalid_token"' }).end();
  }
}

const authorization = provider.callback();
server.on('request', (request, response) => {
  if (request.url === '/resource') {
    resource(request, response).catch(() => response.writeHead(500).end());
  } else {
    authorization(request, response);
  }
});
console.log(`ready ${port}`);
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
