'use strict';

/** Who may import whom: the walls of docs/architecture. Each rule is shown to bite by test/architecture. */
const ROOMS = ['bot', 'dialogs', 'web-chat', 'admin', 'workers', 'core', 'ops', 'bench', 'test'];

const others = (...allowed) => `^(${ROOMS.filter((room) => !allowed.includes(room)).join('|')})/`;

const wall = (room, ...allowed) => ({
  name: `${room}-imports-${allowed.length > 0 ? allowed.join('-and-') : 'nothing-of-ours'}`,
  severity: 'error',
  comment: `${room}/ may import ${[...allowed, 'itself'].join(', ')} and no other room.`,
  from: { path: `^${room}/` },
  to: { path: others(room, ...allowed) },
});

/** What a guest types is read by the same lines in the page and behind it; that file imports nothing. */
const webChat = wall('web-chat');
webChat.to.pathNot = '^core/guests/typed-digits\\.ts$';

/** A library that one room alone knows, so that it can be replaced there. Tests look from outside and are free. */
const keeper = (library, owners, modules) => ({
  name: `only-${library}`,
  severity: 'error',
  comment: `Only ${owners} imports ${library}.`,
  from: { pathNot: [owners, '^(test|bench)/'] },
  to: { path: modules.map((name) => `(^|node_modules/)${name}(/|$)`).join('|') },
});

module.exports = {
  forbidden: [
    wall('bot', 'dialogs', 'core'),
    wall('dialogs', 'core'),
    wall('admin', 'core'),
    wall('workers', 'core'),
    wall('core'),
    webChat,
    keeper('database-driver', '^core/db/', ['pg', '@types/pg']),
    keeper('typeorm', '^(core/db/|admin/scoped-resource\\.ts$)', ['typeorm']),
    keeper('queue', '^core/queue/', ['bull', 'ioredis']),
    keeper('sms-provider', '^core/sms/', ['twilio']),
    keeper('bot-framework', '^(dialogs|bot)/', [
      'botbuilder',
      'botbuilder-core',
      'botbuilder-dialogs',
      'botframework-[^/]+',
    ]),
    keeper('restify', '^bot/', ['restify', '@types/restify']),
    keeper('express', '^admin/', ['express', '@types/express']),
    {
      name: 'no-circle',
      severity: 'error',
      comment: 'Two files that need each other are one file, or three.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-dev-package-at-run-time',
      severity: 'error',
      comment: 'What runs in production is in "dependencies".',
      from: { path: '^(bot|dialogs|admin|workers|core|ops)/', pathNot: '^(admin|ops)/build/' },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: 'node_modules/@types/',
      },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      comment: 'An import that leads nowhere, or to a package that package.json does not name.',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-unnamed-package',
      severity: 'error',
      comment: 'A package that only another package brought along may be gone tomorrow.',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Made into a bundle for browsers, from development packages, as web-chat is.
    exclude: { path: '^admin/(components|build)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
