import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

import { WebSocketServer } from 'ws';

import { findConversation } from '../../core/conversations/read-messages.js';
import { asRefusal, Refusal, retryAfterSeconds } from '../../core/errors.js';
import type { Bot } from '../bot.js';
import { authoriseToken } from '../direct-line/authorise.js';
import { readWatermark } from '../direct-line/write-activity.js';
import { clientAddress } from '../http/address.js';

const PATH = /^\/v3\/directline\/conversations\/([\w-]{1,64})\/stream$/;

/** GET /v3/directline/conversations/:id/stream as a WebSocket: everything after the watermark, then whatever comes. */
export function openStreams(bot: Bot): (request: IncomingMessage, socket: Duplex, head: Buffer) => void {
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: 4096,
  });
  const open = async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://here');
    const [, conversation] = PATH.exec(url.pathname) ?? [];
    if (!conversation) throw new Refusal('not_found');
    const address = clientAddress(request, bot.platform.config);
    await bot.limits.spend('stream', address);
    const { scope } = await authoriseToken(bot, url.searchParams.get('t') ?? undefined, conversation);
    if (!(await findConversation(bot.platform, scope, conversation))) throw new Refusal('not_found');
    const after = readWatermark(url.searchParams.get('watermark'));
    bot.streams.requireRoom(address);
    sockets.handleUpgrade(request, socket, head, (stream) =>
      bot.streams.add(stream, scope, { conversation, after, address }),
    );
  };
  return (request, socket, head) => {
    // Until it is a WebSocket, nobody else listens to its errors.
    const ignore = (): void => undefined;
    socket.on('error', ignore);
    open(request, socket, head).then(
      () => socket.off('error', ignore),
      (error: unknown) => {
        const refusal = asRefusal(error);
        if (refusal !== error) {
          const level = refusal.code === 'unavailable' ? 'warn' : 'error';
          bot.platform.log[level]({ err: error }, 'a stream could not be opened');
        }
        const seconds = retryAfterSeconds(refusal);
        const wait = seconds === undefined ? '' : `Retry-After: ${seconds}\r\n`;
        socket.end(
          `HTTP/1.1 ${refusal.status} ${refusal.code}\r\n${wait}Connection: close\r\nContent-Length: 0\r\n\r\n`,
        );
      },
    );
  };
}
