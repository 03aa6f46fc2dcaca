import { describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { WORKER_FLAGS } from '../../workers/node-flags.js';
import { PROJECT_ROOT } from '../../core/project-root.js';

interface Service {
  user?: string;
  command?: string[];
  environment?: Record<string, string>;
  healthcheck?: { test?: string[]; disable?: boolean };
  depends_on?: Record<string, { condition: string }>;
  networks?: string[];
  ports?: string[];
  volumes?: string[];
  cap_drop?: string[];
  security_opt?: string[];
  privileged?: boolean;
  image?: string;
  build?: object;
  mem_limit?: string;
  logging?: { options: Record<string, string> };
}

const text = readFileSync(path.join(PROJECT_ROOT, 'docker-compose.yml'), 'utf8');
const compose = parse(text, { merge: true }) as {
  services: Record<string, Service>;
  networks: Record<string, { internal?: boolean }>;
};
const services = Object.entries(compose.services);
const OURS = ['migrate', 'bot', 'admin', 'workers'];
const dockerfile = readFileSync(path.join(PROJECT_ROOT, 'Dockerfile'), 'utf8');

test('runs the workers as the start on one machine does', () => {
  expect(compose.services['workers']?.command).toEqual([
    'node',
    ...WORKER_FLAGS,
    '--enable-source-maps',
    '.build/server/workers/main.js',
  ]);
});

test('has Postgres, Redis, migrate, bot, admin, workers and one proxy', () => {
  expect(Object.keys(compose.services).sort()).toEqual(
    ['admin', 'bot', 'migrate', 'postgres', 'proxy', 'redis', 'workers'].sort(),
  );
});

describe.each(services)('%s', (name, service) => {
  test('does not run as root, and can gain nothing', () => {
    expect(service.user).toBeDefined();
    expect(service.user).not.toMatch(/^(root|0)(:|$)/);
    expect(service.privileged).toBeUndefined();
    expect(service.cap_drop).toEqual(['ALL']);
    expect(service.security_opt).toContain('no-new-privileges:true');
  });

  test('tells its health, or runs once', () => {
    if (name === 'migrate') expect(service.healthcheck).toEqual({ disable: true });
    else expect(service.healthcheck?.test?.length).toBeGreaterThan(1);
  });

  test('has no secret in clear: each comes from the environment, and must be there but the provider’s', () => {
    for (const [key, value] of Object.entries(service.environment ?? {})) {
      if (key === 'TWILIO_AUTH_TOKEN') expect(value).toBe('${TWILIO_AUTH_TOKEN:-}');
      else if (/PASSWORD|SECRET|KEY|TOKEN|AUTH/.test(key)) expect(value).toMatch(/^\$\{[A-Z_]+:\?[^}]+\}$/);
      const password = /^\w+:\/\/[^:@/]*:(.*)@/.exec(value)?.[1];
      if (password) expect(password).toMatch(/^\$\{[A-Z_]+:\?[^}]+\}$/);
    }
    expect((service.command ?? []).join(' ')).not.toMatch(/requirepass (?!"\$\$)/);
  });

  test('is open to the world only as the proxy', () => {
    expect(service.ports !== undefined).toBe(name === 'proxy');
  });
});

test('Postgres and Redis are on a network without a way out, and the proxy is not on it', () => {
  expect(compose.networks['data']).toEqual({ internal: true });
  expect(compose.services['postgres']?.networks).toEqual(['data']);
  expect(compose.services['redis']?.networks).toEqual(['data']);
  expect(compose.services['proxy']?.networks).toEqual(['front']);
});

test('Redis keeps its queue on disk and never drops from it', () => {
  const command = compose.services['redis']?.command?.join(' ');
  expect(command).toContain('--appendonly yes');
  expect(command).toContain('--maxmemory-policy noeviction');
  expect(compose.services['redis']?.volumes).toContain('redis:/data');
});

test('what serves waits for a healthy database and a finished migration', () => {
  for (const name of ['bot', 'admin', 'workers'])
    expect(compose.services[name]?.depends_on).toEqual({
      postgres: { condition: 'service_healthy' },
      redis: { condition: 'service_healthy' },
      migrate: { condition: 'service_completed_successfully' },
    });
});

test('each process is given its own database addresses and no other', () => {
  const given = OURS.map((name) => [
    name,
    Object.keys(compose.services[name]?.environment ?? {}).filter((key) => /^DATABASE_.*URL$/.test(key)),
  ]);
  expect(Object.fromEntries(given)).toEqual({
    migrate: ['DATABASE_OWNER_URL', 'DATABASE_URL', 'DATABASE_CEO_URL'],
    bot: ['DATABASE_URL'],
    admin: ['DATABASE_URL', 'DATABASE_CEO_URL'],
    workers: ['DATABASE_URL'],
  });
});

test('each command runs a program that the build makes', () => {
  for (const name of OURS) {
    const program = compose.services[name]?.command?.at(-1) ?? '';
    const source = program.replace(/^\.build\/server\//, '').replace(/\.js$/, '.ts');
    expect([program, existsSync(path.join(PROJECT_ROOT, source))]).toEqual([
      `.build/server/${source.replace('.ts', '.js')}`,
      true,
    ]);
  }
});

test('every image is of one version, and what grows is bounded: memory and logs', () => {
  const images = [
    ...services.flatMap(([, { image, build }]) => (image && !build ? [image] : [])),
    ...[...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image!),
  ];
  expect(images.length).toBeGreaterThan(4);
  for (const image of images) expect(image).toMatch(/^[a-z]+:\d+\.\d+(\.\d+)?-(alpine|slim)$/);
  for (const [name, { mem_limit, logging }] of services)
    expect([name, mem_limit, logging?.options]).toEqual([
      name,
      expect.stringMatching(/^\d+[mg]$/),
      { 'max-size': '10m', 'max-file': '5' },
    ]);
});

test('.env.example names all that must be set, and nothing that is not read', () => {
  const example = readFileSync(path.join(PROJECT_ROOT, '.env.example'), 'utf8');
  const named = [...example.matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name!);
  const read = new Set([...text.matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name!));
  const needed = new Set([...text.matchAll(/\$\{([A-Z_]+):\?/g)].map(([, name]) => name!));
  expect(named.filter((name) => !read.has(name))).toEqual([]);
  expect([...needed].filter((name) => !named.includes(name))).toEqual([]);
  expect(example).not.toMatch(/^(MASTER_KEY|\w*PASSWORD|\w*TOKEN)=.+/m);
});

test('the image runs on Node 24, not as root, with production packages alone, and has a health check', () => {
  const app = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
  expect(app).toMatch(/^\nFROM node:24\.\d+\.\d+-slim AS app$/m);
  expect(app).toMatch(/^USER node$/m);
  expect(app.indexOf('USER node')).toBeGreaterThan(app.lastIndexOf('COPY '));
  expect(app).toMatch(/^HEALTHCHECK /m);
  expect(dockerfile).toContain('npm ci --omit=dev --ignore-scripts');
  expect(dockerfile).not.toMatch(/^(ENV|ARG) .*(PASSWORD|SECRET|KEY|TOKEN)/m);
});

test('the proxy leads the panel and nothing that only begins like it to the panel, and hides what is for operations', () => {
  const caddy = readFileSync(path.join(PROJECT_ROOT, 'ops/proxy/Caddyfile'), 'utf8');
  expect(caddy).toContain('@panel path /admin /admin/*\n');
  expect(caddy).toContain('@inside path /metrics /metrics/* /health/*\n');
  expect(caddy).toMatch(/handle @inside \{\s+respond 404\s+\}/);
});
