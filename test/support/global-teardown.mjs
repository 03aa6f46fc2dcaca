import { tsImport } from 'tsx/esm/api';

export default async () => (await tsImport('./stop-servers.ts', import.meta.url)).stopServers();
